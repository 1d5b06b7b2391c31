package terraform.gcp.dns_rsasha1_test

import data.terraform.gcp.dns_rsasha1

_module(body) := {"resource": {"google_dns_managed_zone": {"main": [body]}}}

_found(steps) := {{
	"message": "keys of the zone sign with RSASHA1",
	"at": array.concat(["resource", "google_dns_managed_zone", "main", 0], steps),
	"resource": "google_dns_managed_zone.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["dnssec_config", 0, "default_key_specs", 0, "algorithm"], {"dnssec_config": [{"default_key_specs": [{"algorithm": "rsasha1"}]}]}],
	[["dnssec_config", 0, "default_key_specs", 0, "algorithm"], {"dnssec_config": [{"default_key_specs": [{"algorithm": "RSASHA1"}]}]}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		dns_rsasha1.deny == _found(example[0]) with input as _module(example[1])
	}
}

_right := [
	{"dnssec_config": [{"default_key_specs": [{"algorithm": "rsasha256"}]}]},
	{"dnssec_config": [{"default_key_specs": [{"algorithm": "ecdsap256sha256"}]}]},
	{},
	{"dnssec_config": [{}]},
	{"dnssec_config": [{"default_key_specs": [{}]}]},
	{"dnssec_config": [{"default_key_specs": [{"algorithm": null}]}]},
]

test_accepts_what_is_right if {
	every body in _right {
		dns_rsasha1.deny == set() with input as _module(body)
		dns_rsasha1.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"dnssec_config": [{"default_key_specs": [{"algorithm": "${var.choice}"}]}]}
	dns_rsasha1.deny == set() with input as _module(body)
	dns_rsasha1.unknown == {{
		"message": "dnssec_config.default_key_specs.algorithm is known only when Terraform runs",
		"at": array.concat(["resource", "google_dns_managed_zone", "main", 0], ["dnssec_config", 0, "default_key_specs", 0, "algorithm"]),
		"resource": "google_dns_managed_zone.main",
	}} with input as _module(body)
}

test_reads_dynamic_blocks if {
	once := {"dynamic": {"dnssec_config": [{"for_each": ["a"], "content": [{"default_key_specs": [{"algorithm": "rsasha1"}]}]}]}}
	perhaps := {"dynamic": {"dnssec_config": [{"for_each": "${var.blocks}", "content": [{"default_key_specs": [{"algorithm": "rsasha1"}]}]}]}}
	count(dns_rsasha1.deny) == 1 with input as _module(once)
	dns_rsasha1.deny == set() with input as _module(perhaps)
	count(dns_rsasha1.unknown) == 1 with input as _module(perhaps)
}

test_accepts_other_documents_and_odd_shapes if {
	dns_rsasha1.deny == set() with input as {"kind": "Pod"}
	dns_rsasha1.unknown == set() with input as {"kind": "Pod"}
	dns_rsasha1.deny == set() with input as {"resource": {"google_dns_managed_zone": "odd"}}
}
