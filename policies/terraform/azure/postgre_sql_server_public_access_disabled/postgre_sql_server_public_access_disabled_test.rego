package terraform.azure.postgre_sql_server_public_access_disabled_test

import data.lib.fix
import data.terraform.azure.postgre_sql_server_public_access_disabled

_module(body) := {"resource": {"azurerm_postgresql_server": {"main": [body]}}}

_found(steps) := {{
	"message": "the server answers on the public network",
	"at": array.concat(["resource", "azurerm_postgresql_server", "main", 0], steps),
	"resource": "azurerm_postgresql_server.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["public_network_access_enabled"], {"public_network_access_enabled": true}],
	[["public_network_access_enabled"], {"public_network_access_enabled": "true"}],
	[[], {}],
	[["public_network_access_enabled"], {"public_network_access_enabled": null}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		fix.bare(postgre_sql_server_public_access_disabled.deny) == _found(example[0]) with input as _module(example[1])
	}
}

_right := [{"public_network_access_enabled": false}, {"public_network_access_enabled": "false"}]

test_accepts_what_is_right if {
	every body in _right {
		postgre_sql_server_public_access_disabled.deny == set() with input as _module(body)
		postgre_sql_server_public_access_disabled.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"public_network_access_enabled": "${var.choice}"}
	postgre_sql_server_public_access_disabled.deny == set() with input as _module(body)
	postgre_sql_server_public_access_disabled.unknown == {{
		"message": "public_network_access_enabled is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_postgresql_server", "main", 0], ["public_network_access_enabled"]),
		"resource": "azurerm_postgresql_server.main",
	}} with input as _module(body)
}

_server(body) := {"resource": {"azurerm_postgresql_flexible_server": {"main": [body]}}}

_of_server(steps) := {{
	"message": "the server answers on the public network",
	"at": array.concat(["resource", "azurerm_postgresql_flexible_server", "main", 0], steps),
	"resource": "azurerm_postgresql_flexible_server.main",
}}

test_reads_flexible_servers if {
	postgre_sql_server_public_access_disabled.deny == _of_server([]) with input as _server({})
	postgre_sql_server_public_access_disabled.deny == _of_server(["public_network_access_enabled"]) with input as _server({"public_network_access_enabled": true})
	every body in [
		{"public_network_access_enabled": false},
		{"delegated_subnet_id": "${azurerm_subnet.databases.id}"},
		{"public_network_access_enabled": false, "delegated_subnet_id": "${var.subnet}"},
	] {
		postgre_sql_server_public_access_disabled.deny == set() with input as _server(body)
		postgre_sql_server_public_access_disabled.unknown == set() with input as _server(body)
	}
	every body in [{"public_network_access_enabled": "${var.public}"}, {"delegated_subnet_id": "${var.subnet}"}] {
		postgre_sql_server_public_access_disabled.deny == set() with input as _server(body)
		count(postgre_sql_server_public_access_disabled.unknown) == 1 with input as _server(body)
	}
}

test_accepts_other_documents_and_odd_shapes if {
	postgre_sql_server_public_access_disabled.deny == set() with input as {"kind": "Pod"}
	postgre_sql_server_public_access_disabled.unknown == set() with input as {"kind": "Pod"}
	postgre_sql_server_public_access_disabled.deny == set() with input as {"resource": {"azurerm_postgresql_server": "odd"}}
}
