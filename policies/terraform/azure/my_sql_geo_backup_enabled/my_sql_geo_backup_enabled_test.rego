package terraform.azure.my_sql_geo_backup_enabled_test

import data.terraform.azure.my_sql_geo_backup_enabled

_types := ["azurerm_mysql_flexible_server", "azurerm_mysql_server"]

_module(type, body) := {"resource": {type: {"main": [body]}}}

_found(type, steps) := {{
	"message": "backups stay in one region",
	"at": array.concat(["resource", type, "main", 0], steps),
	"resource": concat(".", [type, "main"]),
}}

# Where something is found, and in which body.
_wrong := [
	[["geo_redundant_backup_enabled"], {"geo_redundant_backup_enabled": false}],
	[["geo_redundant_backup_enabled"], {"geo_redundant_backup_enabled": "false"}],
	[[], {}],
	[["geo_redundant_backup_enabled"], {"geo_redundant_backup_enabled": null}],
]

test_finds_what_is_wrong if {
	every type in _types {
		every example in _wrong {
			my_sql_geo_backup_enabled.deny == _found(type, example[0]) with input as _module(type, example[1])
		}
	}
}

_right := [{"geo_redundant_backup_enabled": true}, {"geo_redundant_backup_enabled": "true"}]

test_accepts_what_is_right if {
	every type in _types {
		every body in _right {
			my_sql_geo_backup_enabled.deny == set() with input as _module(type, body)
			my_sql_geo_backup_enabled.unknown == set() with input as _module(type, body)
		}
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"geo_redundant_backup_enabled": "${var.choice}"}
	every type in _types {
		my_sql_geo_backup_enabled.deny == set() with input as _module(type, body)
		my_sql_geo_backup_enabled.unknown == {{
			"message": "geo_redundant_backup_enabled is known only when Terraform runs",
			"at": array.concat(["resource", type, "main", 0], ["geo_redundant_backup_enabled"]),
			"resource": concat(".", [type, "main"]),
		}} with input as _module(type, body)
	}
}

test_leaves_replicas_out if {
	my_sql_geo_backup_enabled.deny == set() with input as _module(_types[0], {"create_mode": "Replica"})
}

test_accepts_other_documents_and_odd_shapes if {
	my_sql_geo_backup_enabled.deny == set() with input as {"kind": "Pod"}
	my_sql_geo_backup_enabled.unknown == set() with input as {"kind": "Pod"}
	my_sql_geo_backup_enabled.deny == set() with input as {"resource": {"azurerm_mysql_flexible_server": "odd"}}
}
