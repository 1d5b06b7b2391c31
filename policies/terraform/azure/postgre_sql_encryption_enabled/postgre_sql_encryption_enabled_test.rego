package terraform.azure.postgre_sql_encryption_enabled_test

import data.terraform.azure.postgre_sql_encryption_enabled

_module(body) := {"resource": {"azurerm_postgresql_server": {"main": [body]}}}

_found(steps) := {{
	"message": "data is encrypted once only",
	"at": array.concat(["resource", "azurerm_postgresql_server", "main", 0], steps),
	"resource": "azurerm_postgresql_server.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["infrastructure_encryption_enabled"], {"infrastructure_encryption_enabled": false}],
	[["infrastructure_encryption_enabled"], {"infrastructure_encryption_enabled": "false"}],
	[[], {}],
	[["infrastructure_encryption_enabled"], {"infrastructure_encryption_enabled": null}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		postgre_sql_encryption_enabled.deny == _found(example[0]) with input as _module(example[1])
	}
}

_right := [
	{"infrastructure_encryption_enabled": true},
	{"infrastructure_encryption_enabled": "true"},
]

test_accepts_what_is_right if {
	every body in _right {
		postgre_sql_encryption_enabled.deny == set() with input as _module(body)
		postgre_sql_encryption_enabled.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"infrastructure_encryption_enabled": "${var.choice}"}
	postgre_sql_encryption_enabled.deny == set() with input as _module(body)
	postgre_sql_encryption_enabled.unknown == {{
		"message": "infrastructure_encryption_enabled is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_postgresql_server", "main", 0], ["infrastructure_encryption_enabled"]),
		"resource": "azurerm_postgresql_server.main",
	}} with input as _module(body)
}

test_accepts_other_documents_and_odd_shapes if {
	postgre_sql_encryption_enabled.deny == set() with input as {"kind": "Pod"}
	postgre_sql_encryption_enabled.unknown == set() with input as {"kind": "Pod"}
	postgre_sql_encryption_enabled.deny == set() with input as {"resource": {"azurerm_postgresql_server": "odd"}}
}
