package terraform.azure.postgress_sql_geo_backup_enabled_test

import data.terraform.azure.postgress_sql_geo_backup_enabled

_module(body) := {"resource": {"azurerm_postgresql_server": {"main": [body]}}}

_found(steps) := {{
	"message": "backups stay in one region",
	"at": array.concat(["resource", "azurerm_postgresql_server", "main", 0], steps),
	"resource": "azurerm_postgresql_server.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["geo_redundant_backup_enabled"], {"geo_redundant_backup_enabled": false}],
	[["geo_redundant_backup_enabled"], {"geo_redundant_backup_enabled": "false"}],
	[[], {}],
	[["geo_redundant_backup_enabled"], {"geo_redundant_backup_enabled": null}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		postgress_sql_geo_backup_enabled.deny == _found(example[0]) with input as _module(example[1])
	}
}

_right := [{"geo_redundant_backup_enabled": true}, {"geo_redundant_backup_enabled": "true"}]

test_accepts_what_is_right if {
	every body in _right {
		postgress_sql_geo_backup_enabled.deny == set() with input as _module(body)
		postgress_sql_geo_backup_enabled.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"geo_redundant_backup_enabled": "${var.choice}"}
	postgress_sql_geo_backup_enabled.deny == set() with input as _module(body)
	postgress_sql_geo_backup_enabled.unknown == {{
		"message": "geo_redundant_backup_enabled is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_postgresql_server", "main", 0], ["geo_redundant_backup_enabled"]),
		"resource": "azurerm_postgresql_server.main",
	}} with input as _module(body)
}

test_leaves_replicas_out if {
	postgress_sql_geo_backup_enabled.deny == set() with input as _module({"create_mode": "Replica"})
}

test_accepts_other_documents_and_odd_shapes if {
	postgress_sql_geo_backup_enabled.deny == set() with input as {"kind": "Pod"}
	postgress_sql_geo_backup_enabled.unknown == set() with input as {"kind": "Pod"}
	postgress_sql_geo_backup_enabled.deny == set() with input as {"resource": {"azurerm_postgresql_server": "odd"}}
}
