package terraform.gcp.sql_ssl_test

import data.terraform.gcp.sql_ssl

_instance(body) := {"resource": {"google_sql_database_instance": {"d": [body]}}}

_config(config) := _instance({"settings": [{"ip_configuration": [config]}]})

_settings := ["resource", "google_sql_database_instance", "d", 0, "settings", 0]

_block := array.concat(_settings, ["ip_configuration", 0])

_missing(at) := {{
	"message": "ssl_mode is missing, so clients may connect without encryption",
	"at": at,
	"resource": "google_sql_database_instance.d",
}}

test_finds_instances_of_which_nothing_is_said if {
	sql_ssl.deny == _missing(array.slice(_settings, 0, 4)) with input as _instance({})
	sql_ssl.deny == _missing(_settings) with input as _instance({"settings": [{"tier": "db-f1-micro"}]})
	sql_ssl.deny == _missing(_block) with input as _config({"ipv4_enabled": false})
}

test_points_at_a_mode_that_is_null if {
	sql_ssl.deny == {{
		"message": "ssl_mode is not set, so clients may connect without encryption",
		"at": array.concat(_block, ["ssl_mode"]),
		"resource": "google_sql_database_instance.d",
	}} with input as _config({"ssl_mode": null})
}

test_finds_unencrypted_connections if {
	sql_ssl.deny == {{
		"message": "ssl_mode is ALLOW_UNENCRYPTED_AND_ENCRYPTED, so clients may connect without encryption",
		"at": array.concat(_block, ["ssl_mode"]),
		"resource": "google_sql_database_instance.d",
	}} with input as _config({"ssl_mode": "ALLOW_UNENCRYPTED_AND_ENCRYPTED", "require_ssl": true})
	sql_ssl.deny == {{
		"message": "require_ssl is false, so clients may connect without encryption",
		"at": array.concat(_block, ["require_ssl"]),
		"resource": "google_sql_database_instance.d",
	}} with input as _config({"require_ssl": false})
}

test_accepts_encrypted_connections if {
	sql_ssl.deny == set() with input as _config({"ssl_mode": "ENCRYPTED_ONLY"})
	sql_ssl.deny == set() with input as _config({"ssl_mode": "ENCRYPTED_ONLY", "require_ssl": false})
	sql_ssl.deny == set() with input as _config({"ssl_mode": "TRUSTED_CLIENT_CERTIFICATE_REQUIRED"})
	sql_ssl.deny == set() with input as _config({"require_ssl": true})
	sql_ssl.deny == set() with input as _instance({"settings": [{"connector_enforcement": "REQUIRED"}]})
}

test_accepts_what_is_taken_over if {
	sql_ssl.deny == set() with input as _instance({"master_instance_name": "main", "settings": [{}]})
	sql_ssl.deny == set() with input as _instance({"clone": [{"source_instance_name": "main"}]})
	count(sql_ssl.deny) == 1 with input as _instance({"clone": [{}], "settings": [{}]})
}

test_says_what_is_unknown if {
	sql_ssl.deny == set() with input as _config({"ssl_mode": "${var.mode}"})
	sql_ssl.unknown == {{
		"message": "settings.ip_configuration.ssl_mode is known only when Terraform runs",
		"at": array.concat(_block, ["ssl_mode"]),
		"resource": "google_sql_database_instance.d",
	}} with input as _config({"ssl_mode": "${var.mode}"})
	sql_ssl.deny == set() with input as _config({"require_ssl": "${var.ssl}"})
	sql_ssl.unknown == {{
		"message": "settings.ip_configuration.require_ssl is known only when Terraform runs",
		"at": array.concat(_block, ["require_ssl"]),
		"resource": "google_sql_database_instance.d",
	}} with input as _config({"require_ssl": "${var.ssl}"})
	sql_ssl.unknown == set() with input as _config({"ssl_mode": "ENCRYPTED_ONLY", "require_ssl": "${var.ssl}"})
}

test_does_not_know_whether_connectors_are_enforced if {
	every config in [{}, {"ssl_mode": "ALLOW_UNENCRYPTED_AND_ENCRYPTED"}, {"require_ssl": false}] {
		body := {"settings": [{"connector_enforcement": "${var.enforced}", "ip_configuration": [config]}]}
		sql_ssl.deny == set() with input as _instance(body)
		count(sql_ssl.unknown) == 1 with input as _instance(body)
	}
	sql_ssl.deny == set() with input as _instance({"master_instance_name": "${var.primary}"})
	count(sql_ssl.unknown) == 1 with input as _instance({"master_instance_name": "${var.primary}"})
}

test_accepts_other_documents if {
	sql_ssl.deny == set() with input as {"kind": "Pod"}
	sql_ssl.unknown == set() with input as {"kind": "Pod"}
}
