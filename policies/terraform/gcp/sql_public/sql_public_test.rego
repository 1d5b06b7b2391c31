package terraform.gcp.sql_public_test

import data.terraform.gcp.sql_public

_instance(settings) := {"resource": {"google_sql_database_instance": {"d": [{"settings": [settings]}]}}}

_networks(networks) := {"ip_configuration": [{"authorized_networks": [{"value": value} | some value in networks]}]}

_block := ["resource", "google_sql_database_instance", "d", 0, "settings", 0, "ip_configuration", 0]

_at := array.concat(_block, ["authorized_networks", 1, "value"])

test_finds_instances_open_to_everybody if {
	sql_public.deny == {{
		"message": "everybody may connect: authorized network is 0.0.0.0/0",
		"at": _at,
		"resource": "google_sql_database_instance.d",
	}} with input as _instance(_networks(["192.0.2.0/24", "0.0.0.0/0"]))
}

test_accepts_named_networks if {
	sql_public.deny == set() with input as _instance(_networks(["192.0.2.0/24", "203.0.113.4/32"]))
	sql_public.deny == set() with input as _instance({"ip_configuration": [{"ipv4_enabled": true}]})
	sql_public.deny == set() with input as _instance({})
}

test_accepts_networks_that_do_not_count if {
	open := {"authorized_networks": [{"value": "192.0.2.0/24"}, {"value": "0.0.0.0/0"}]}
	private := {"ip_configuration": [object.union(open, {"ipv4_enabled": false})]}
	sql_public.deny == set() with input as _instance(private)
	connectors := {"connector_enforcement": "REQUIRED", "ip_configuration": [open]}
	sql_public.deny == set() with input as _instance(connectors)
}

test_says_what_is_unknown if {
	expected := {{
		"message": "authorized_networks is known only when Terraform runs",
		"at": _at,
		"resource": "google_sql_database_instance.d",
	}}
	network := _instance(_networks(["192.0.2.0/24", "${var.office}"]))
	sql_public.deny == set() with input as network
	sql_public.unknown == expected with input as network
	address := _instance({"ip_configuration": [{
		"ipv4_enabled": "${var.public}",
		"authorized_networks": [{"value": "192.0.2.0/24"}, {"value": "0.0.0.0/0"}],
	}]})
	sql_public.deny == set() with input as address
	sql_public.unknown == expected with input as address
	sql_public.unknown == set() with input as _instance({"ip_configuration": [{"ipv4_enabled": "${var.public}"}]})
}

test_accepts_other_documents if {
	sql_public.deny == set() with input as {"kind": "Pod"}
	sql_public.unknown == set() with input as {"kind": "Pod"}
}
