package lib.google_firewall_test

import data.lib.google_firewall

_open(module) := found if {
	found := {[entry.resource.address, entry.cidr] |
		some entry in google_firewall.open_to_world(22)
	} with input as module
}

_perhaps(module) := found if {
	found := {entry.resource.address |
		some entry in google_firewall.perhaps_open_to_world(22)
	} with input as module
}

_firewalls(bodies) := {"resource": {"google_compute_firewall": bodies}}

_rule(body) := object.union({"source_ranges": ["0.0.0.0/0"], "allow": [{"protocol": "tcp", "ports": ["22"]}]}, body)

test_reads_sources if {
	_open(_firewalls({
		"world": [_rule({})],
		"six": [_rule({"source_ranges": ["10.0.0.0/8", "::/0"]})],
		"joined": [_rule({"source_ranges": `${concat(["0.0.0.0/0"], var.more)}`})],
		"tags": [_rule({"source_tags": ["web"]})],
		"narrow": [_rule({"source_ranges": ["10.0.0.0/8"]})],
		"nowhere": [_rule({"source_ranges": []})],
		"tagged": [_rule({"source_ranges": [], "source_tags": ["web"]})],
		"account": [_rule({"source_ranges": null, "source_service_accounts": ["a"]})],
	})) == {
		["google_compute_firewall.world", "0.0.0.0/0"],
		["google_compute_firewall.six", "::/0"],
		["google_compute_firewall.joined", "0.0.0.0/0"],
		["google_compute_firewall.tags", "0.0.0.0/0"],
		["google_compute_firewall.nowhere", "0.0.0.0/0"],
	}
}

test_reads_protocols_and_ports if {
	allows := {
		"all": {"protocol": "all"},
		"tcp": {"protocol": "TCP"},
		"none": {"protocol": "tcp", "ports": []},
		"null": {"protocol": "tcp", "ports": null},
		"number": {"protocol": "6", "ports": [22]},
		"range": {"protocol": 6, "ports": ["80", "20-25"]},
		"udp": {"protocol": "udp", "ports": ["22"]},
		"icmp": {"protocol": "icmp"},
		"other": {"protocol": "tcp", "ports": ["80", "23-25", 443]},
		"odd": {"protocol": "tcp", "ports": ["ssh"]},
	}
	found := _open(_firewalls({name: [_rule({"allow": [allow]})] | some name, allow in allows}))
	found == {[concat(".", ["google_compute_firewall", name]), "0.0.0.0/0"] |
		some name in ["all", "tcp", "none", "null", "number", "range"]
	}
}

test_leaves_out_what_lets_nothing_in if {
	_open(_firewalls({
		"egress": [_rule({"direction": "EGRESS"})],
		"disabled": [_rule({"disabled": true})],
		"deny": [{"source_ranges": ["0.0.0.0/0"], "deny": [{"protocol": "all"}]}],
	})) == set()
}

test_reads_rules_of_policies if {
	match := {"src_ip_ranges": ["0.0.0.0/0"], "layer4_configs": [{"ip_protocol": "tcp", "ports": ["22"]}]}
	rule := {"action": "allow", "direction": "INGRESS", "match": [match]}
	_open({"resource": {
		"google_compute_firewall_policy_rule": {"a": [rule]},
		"google_compute_network_firewall_policy_rule": {
			"b": [rule],
			"deny": [object.union(rule, {"action": "deny"})],
			"inside": [object.union(rule, {"match": [object.union(match, {"src_network_scope": "INTRA_VPC"})]})],
		},
		"google_compute_region_network_firewall_policy_rule": {"c": [rule]},
	}}) == {
		["google_compute_firewall_policy_rule.a", "0.0.0.0/0"],
		["google_compute_network_firewall_policy_rule.b", "0.0.0.0/0"],
		["google_compute_region_network_firewall_policy_rule.c", "0.0.0.0/0"],
	}
}

test_tells_what_may_be_open if {
	dynamic_allow := {"allow": [{
		"for_each": "${var.ports}",
		"content": [{"protocol": "tcp", "ports": ["${allow.value}"]}],
	}]}
	_perhaps(_firewalls({
		"ranges": [_rule({"source_ranges": "${var.ranges}"})],
		"range": [_rule({"source_ranges": ["${var.range}"]})],
		"ports": [_rule({"allow": [{"protocol": "tcp", "ports": "${var.ports}"}]})],
		"protocol": [_rule({"allow": [{"protocol": "${var.protocol}"}]})],
		"disabled": [_rule({"disabled": "${var.disabled}"})],
		"dynamic": [{"source_ranges": ["0.0.0.0/0"], "dynamic": dynamic_allow}],
		"open": [_rule({"allow": [{"protocol": "tcp", "ports": ["22", "${var.port}"]}]})],
		"narrow": [_rule({"source_ranges": ["10.0.0.0/8"], "disabled": "${var.disabled}"})],
		"subnet": [_rule({"source_ranges": ["${google_compute_subnetwork.s.ip_cidr_range}"]})],
		"address": [_rule({"source_ranges": ["${var.ip}/32", "${google_compute_global_address.a[0].address}/22"]})],
		"udp": [_rule({"allow": [{"protocol": "udp", "ports": "${var.ports}"}]})],
		"web": [_rule({"source_ranges": "${var.ranges}", "allow": [{"protocol": "tcp", "ports": ["443"]}]})],
	})) == {concat(".", ["google_compute_firewall", name]) |
		some name in ["ranges", "range", "ports", "protocol", "disabled", "dynamic"]
	}
}

test_accepts_other_documents if {
	_open({"kind": "Pod"}) == set()
	_perhaps({}) == set()
}

test_finds_what_is_wholly_open if {
	every allow, found in {
		{"protocol": "all"}: 1,
		{"protocol": "tcp"}: 1,
		{"protocol": "udp", "ports": ["0-65535"]}: 1,
		{"protocol": "tcp", "ports": ["443"]}: 0,
		{"protocol": "icmp"}: 0,
		{"protocol": "tcp", "ports": "${var.ports}"}: 0,
	} {
		module := {"resource": {"google_compute_firewall": {"f": [{"allow": [allow], "source_ranges": ["0.0.0.0/0"]}]}}}
		count(google_firewall.wholly_open_to_world) == found with input as module
	}
	inside := {"resource": {"google_compute_firewall": {"f": [{"allow": [{"protocol": "all"}], "source_ranges": ["10.0.0.0/8"]}]}}}
	google_firewall.wholly_open_to_world == [] with input as inside
}
