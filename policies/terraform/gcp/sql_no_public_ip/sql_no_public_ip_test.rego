package terraform.gcp.sql_no_public_ip_test

import data.terraform.gcp.sql_no_public_ip

_module(body) := {"resource": {"google_sql_database_instance": {"main": [body]}}}

_found(steps) := {{
	"message": "the database has a public address",
	"at": array.concat(["resource", "google_sql_database_instance", "main", 0], steps),
	"resource": "google_sql_database_instance.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["settings", 0, "ip_configuration", 0, "ipv4_enabled"], {"settings": [{"ip_configuration": [{"ipv4_enabled": true}]}]}],
	[["settings", 0, "ip_configuration", 0, "ipv4_enabled"], {"settings": [{"ip_configuration": [{"ipv4_enabled": "true"}]}]}],
	[[], {}],
	[["settings", 0], {"settings": [{}]}],
	[["settings", 0, "ip_configuration", 0], {"settings": [{"ip_configuration": [{}]}]}],
	[["settings", 0, "ip_configuration", 0, "ipv4_enabled"], {"settings": [{"ip_configuration": [{"ipv4_enabled": null}]}]}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		sql_no_public_ip.deny == _found(example[0]) with input as _module(example[1])
	}
}

_right := [
	{"settings": [{"ip_configuration": [{"ipv4_enabled": false}]}]},
	{"settings": [{"ip_configuration": [{"ipv4_enabled": "false"}]}]},
]

test_accepts_what_is_right if {
	every body in _right {
		sql_no_public_ip.deny == set() with input as _module(body)
		sql_no_public_ip.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"settings": [{"ip_configuration": [{"ipv4_enabled": "${var.choice}"}]}]}
	sql_no_public_ip.deny == set() with input as _module(body)
	sql_no_public_ip.unknown == {{
		"message": "settings.ip_configuration.ipv4_enabled is known only when Terraform runs",
		"at": array.concat(["resource", "google_sql_database_instance", "main", 0], ["settings", 0, "ip_configuration", 0, "ipv4_enabled"]),
		"resource": "google_sql_database_instance.main",
	}} with input as _module(body)
}

test_reads_dynamic_blocks if {
	once := {"dynamic": {"settings": [{"for_each": ["a"], "content": [{"ip_configuration": [{"ipv4_enabled": true}]}]}]}}
	perhaps := {"dynamic": {"settings": [{"for_each": "${var.blocks}", "content": [{"ip_configuration": [{"ipv4_enabled": false}]}]}]}}
	count(sql_no_public_ip.deny) == 1 with input as _module(once)
	sql_no_public_ip.deny == set() with input as _module(perhaps)
	count(sql_no_public_ip.unknown) == 1 with input as _module(perhaps)
}

test_accepts_other_documents_and_odd_shapes if {
	sql_no_public_ip.deny == set() with input as {"kind": "Pod"}
	sql_no_public_ip.unknown == set() with input as {"kind": "Pod"}
	sql_no_public_ip.deny == set() with input as {"resource": {"google_sql_database_instance": "odd"}}
}
