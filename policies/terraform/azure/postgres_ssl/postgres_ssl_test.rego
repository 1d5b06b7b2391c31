package terraform.azure.postgres_ssl_test

import data.terraform.azure.postgres_ssl

_server(body) := {"resource": {"azurerm_postgresql_server": {"main": [body]}}}

_parameter(type, name, value) := {"resource": {type: {"tls": [{"name": name, "value": value}]}}}

_open := "connections without TLS are accepted"

test_finds_single_servers_that_enforce_nothing if {
	every argument, value in {"ssl_enforcement_enabled": false, "ssl_enforcement": "Disabled"} {
		postgres_ssl.deny == {{
			"message": _open,
			"at": ["resource", "azurerm_postgresql_server", "main", 0, argument],
			"resource": "azurerm_postgresql_server.main",
		}} with input as _server({argument: value})
	}
}

test_finds_parameters_that_switch_it_off if {
	every type in ["azurerm_postgresql_flexible_server_configuration", "azurerm_postgresql_configuration"] {
		every value in ["OFF", "off"] {
			postgres_ssl.deny == {{
				"message": _open,
				"at": ["resource", type, "tls", 0, "value"],
				"resource": concat(".", [type, "tls"]),
			}} with input as _parameter(type, "require_secure_transport", value)
		}
	}
}

test_accepts_servers_that_enforce_it if {
	every document in [
		_server({"ssl_enforcement_enabled": true}),
		_server({"ssl_enforcement": "Enabled"}),
		_server({}),
		_parameter("azurerm_postgresql_flexible_server_configuration", "require_secure_transport", "ON"),
		_parameter("azurerm_postgresql_flexible_server_configuration", "other_parameter", "OFF"),
	] {
		postgres_ssl.deny == set() with input as document
		postgres_ssl.unknown == set() with input as document
	}
}

test_does_not_know_what_a_variable_says if {
	postgres_ssl.deny == set() with input as _server({"ssl_enforcement_enabled": "${var.tls}"})
	postgres_ssl.unknown == {{
		"message": "ssl_enforcement_enabled is known only when Terraform runs",
		"at": ["resource", "azurerm_postgresql_server", "main", 0, "ssl_enforcement_enabled"],
		"resource": "azurerm_postgresql_server.main",
	}} with input as _server({"ssl_enforcement_enabled": "${var.tls}"})
}

test_does_not_know_which_parameter_is_set if {
	document := _parameter("azurerm_postgresql_flexible_server_configuration", "${each.key}", "OFF")
	postgres_ssl.deny == set() with input as document
	count(postgres_ssl.unknown) == 1 with input as document
	postgres_ssl.unknown == set() with input as _parameter("azurerm_postgresql_flexible_server_configuration", "${each.key}", "ON")
}

test_accepts_other_documents if {
	postgres_ssl.deny == set() with input as {"kind": "Pod"}
}
