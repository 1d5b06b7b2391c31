package terraform.gcp.firewall_ssh_test

import data.terraform.gcp.firewall_ssh

_firewall(body) := {"resource": {"google_compute_firewall": {"f": [body]}}}

_rule(ports) := {"source_ranges": ["10.0.0.0/8", "0.0.0.0/0"], "allow": [{"protocol": "tcp", "ports": ports}]}

_at := ["resource", "google_compute_firewall", "f", 0, "source_ranges", 1]

test_finds_the_port_open_to_everybody if {
	every ports in [["22"], [22], ["443", "20-25"], []] {
		firewall_ssh.deny == {{
			"message": "port 22 (SSH) is open to everybody",
			"at": _at,
			"resource": "google_compute_firewall.f",
		}} with input as _firewall(_rule(ports))
	}
}

test_finds_rules_without_a_source if {
	firewall_ssh.deny == {{
		"message": "port 22 (SSH) is open to everybody",
		"at": ["resource", "google_compute_firewall", "f", 0],
		"resource": "google_compute_firewall.f",
	}} with input as _firewall({"allow": [{"protocol": "all"}]})
}

test_accepts_other_ports_and_ranges if {
	firewall_ssh.deny == set() with input as _firewall(_rule(["443", "8000-9000"]))
	narrow := object.union(_rule(["22"]), {"source_ranges": ["35.235.240.0/20"]})
	firewall_ssh.deny == set() with input as _firewall(narrow)
	firewall_ssh.deny == set() with input as _firewall(object.union(_rule(["22"]), {"direction": "EGRESS"}))
	firewall_ssh.deny == set() with input as _firewall({})
}

test_says_what_is_unknown if {
	firewall_ssh.deny == set() with input as _firewall(_rule(["${var.port}"]))
	firewall_ssh.unknown == {{
		"message": "what is open to whom is known only when Terraform runs",
		"at": _at,
		"resource": "google_compute_firewall.f",
	}} with input as _firewall(_rule(["${var.port}"]))
	firewall_ssh.unknown == set() with input as _firewall(_rule(["22"]))
}

_policy(action) := {"resource": {"google_compute_network_firewall_policy_rule": {"r": [{
	"action": action,
	"direction": "INGRESS",
	"match": [{"src_ip_ranges": ["0.0.0.0/0"], "layer4_configs": [{"ip_protocol": "tcp", "ports": ["22"]}]}],
}]}}}

test_does_not_know_what_a_policy_does if {
	count(firewall_ssh.deny) == 1 with input as _policy("allow")
	firewall_ssh.deny == set() with input as _policy("${var.action}")
	count(firewall_ssh.unknown) == 1 with input as _policy("${var.action}")
	firewall_ssh.unknown == set() with input as _policy("deny")
}

test_accepts_other_documents if {
	firewall_ssh.deny == set() with input as {"kind": "Pod"}
	firewall_ssh.unknown == set() with input as {"kind": "Pod"}
}
