package terraform.azure.cosmos_db_local_auth_disabled_test

import data.lib.fix
import data.terraform.azure.cosmos_db_local_auth_disabled

_module(body) := {"resource": {"azurerm_cosmosdb_account": {"main": [body]}}}

_found(steps) := {{
	"message": "keys are accepted beside identities",
	"at": array.concat(["resource", "azurerm_cosmosdb_account", "main", 0], steps),
	"resource": "azurerm_cosmosdb_account.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["local_authentication_enabled"], {"local_authentication_enabled": true}],
	[["local_authentication_enabled"], {"local_authentication_enabled": "true"}],
	[[], {}],
	[["local_authentication_enabled"], {"local_authentication_enabled": null}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		fix.bare(cosmos_db_local_auth_disabled.deny) == _found(example[0]) with input as _module(example[1])
	}
}

_right := [{"local_authentication_enabled": false}, {"local_authentication_enabled": "false"}]

test_accepts_what_is_right if {
	every body in _right {
		cosmos_db_local_auth_disabled.deny == set() with input as _module(body)
		cosmos_db_local_auth_disabled.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"local_authentication_enabled": "${var.choice}"}
	cosmos_db_local_auth_disabled.deny == set() with input as _module(body)
	cosmos_db_local_auth_disabled.unknown == {{
		"message": "local_authentication_enabled is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_cosmosdb_account", "main", 0], ["local_authentication_enabled"]),
		"resource": "azurerm_cosmosdb_account.main",
	}} with input as _module(body)
}

test_leaves_accounts_for_mongo_out if {
	cosmos_db_local_auth_disabled.deny == set() with input as _module({"kind": "MongoDB"})
}

test_knows_the_name_of_older_providers if {
	cosmos_db_local_auth_disabled.deny == set() with input as _module({"local_authentication_disabled": true})
	count(cosmos_db_local_auth_disabled.deny) == 1 with input as _module({"local_authentication_disabled": false})
	cosmos_db_local_auth_disabled.deny == set() with input as _module({"local_authentication_disabled": "${var.off}"})
	count(cosmos_db_local_auth_disabled.unknown) == 1 with input as _module({"local_authentication_disabled": "${var.off}"})
}

test_accepts_other_documents_and_odd_shapes if {
	cosmos_db_local_auth_disabled.deny == set() with input as {"kind": "Pod"}
	cosmos_db_local_auth_disabled.unknown == set() with input as {"kind": "Pod"}
	cosmos_db_local_auth_disabled.deny == set() with input as {"resource": {"azurerm_cosmosdb_account": "odd"}}
}
