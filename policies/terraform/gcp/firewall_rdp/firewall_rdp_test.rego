package terraform.gcp.firewall_rdp_test

import data.terraform.gcp.firewall_rdp

_firewall(body) := {"resource": {"google_compute_firewall": {"f": [body]}}}

_rule(ports) := {"source_ranges": ["10.0.0.0/8", "0.0.0.0/0"], "allow": [{"protocol": "tcp", "ports": ports}]}

_at := ["resource", "google_compute_firewall", "f", 0, "source_ranges", 1]

test_finds_the_port_open_to_everybody if {
	every ports in [["3389"], [3389], ["443", "3387-3392"], []] {
		firewall_rdp.deny == {{
			"message": "port 3389 (Remote Desktop) is open to everybody",
			"at": _at,
			"resource": "google_compute_firewall.f",
		}} with input as _firewall(_rule(ports))
	}
}

test_finds_rules_without_a_source if {
	firewall_rdp.deny == {{
		"message": "port 3389 (Remote Desktop) is open to everybody",
		"at": ["resource", "google_compute_firewall", "f", 0],
		"resource": "google_compute_firewall.f",
	}} with input as _firewall({"allow": [{"protocol": "all"}]})
}

test_accepts_other_ports_and_ranges if {
	firewall_rdp.deny == set() with input as _firewall(_rule(["443", "8000-9000"]))
	narrow := object.union(_rule(["3389"]), {"source_ranges": ["35.235.240.0/20"]})
	firewall_rdp.deny == set() with input as _firewall(narrow)
	firewall_rdp.deny == set() with input as _firewall(object.union(_rule(["3389"]), {"direction": "EGRESS"}))
	firewall_rdp.deny == set() with input as _firewall({})
}

test_says_what_is_unknown if {
	firewall_rdp.deny == set() with input as _firewall(_rule(["${var.port}"]))
	firewall_rdp.unknown == {{
		"message": "what is open to whom is known only when Terraform runs",
		"at": _at,
		"resource": "google_compute_firewall.f",
	}} with input as _firewall(_rule(["${var.port}"]))
	firewall_rdp.unknown == set() with input as _firewall(_rule(["3389"]))
}

_policy(action) := {"resource": {"google_compute_network_firewall_policy_rule": {"r": [{
	"action": action,
	"direction": "INGRESS",
	"match": [{"src_ip_ranges": ["0.0.0.0/0"], "layer4_configs": [{"ip_protocol": "tcp", "ports": ["3389"]}]}],
}]}}}

test_does_not_know_what_a_policy_does if {
	count(firewall_rdp.deny) == 1 with input as _policy("allow")
	firewall_rdp.deny == set() with input as _policy("${var.action}")
	count(firewall_rdp.unknown) == 1 with input as _policy("${var.action}")
	firewall_rdp.unknown == set() with input as _policy("deny")
}

test_accepts_other_documents if {
	firewall_rdp.deny == set() with input as {"kind": "Pod"}
	firewall_rdp.unknown == set() with input as {"kind": "Pod"}
}
