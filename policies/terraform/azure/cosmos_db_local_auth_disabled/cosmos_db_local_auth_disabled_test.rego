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

test_leaves_other_apis_out if {
	every name in ["EnableCassandra", "EnableGremlin", "EnableMongo", "EnableTable"] {
		body := {"capabilities": [{"name": "EnableServerless"}, {"name": name}]}
		cosmos_db_local_auth_disabled.deny == set() with input as _module(body)
		cosmos_db_local_auth_disabled.unknown == set() with input as _module(body)
	}
	count(cosmos_db_local_auth_disabled.deny) == 1 with input as _module({"capabilities": [{"name": "EnableServerless"}]})
}

test_does_not_know_what_the_api_is if {
	every body in [{"kind": "${var.kind}"}, {"capabilities": [{"name": "${var.name}"}]}] {
		cosmos_db_local_auth_disabled.deny == set() with input as _module(body)
		count(cosmos_db_local_auth_disabled.unknown) == 1 with input as _module(body)
		right := object.union(body, {"local_authentication_enabled": false})
		cosmos_db_local_auth_disabled.unknown == set() with input as _module(right)
	}
}

test_writes_the_name_that_the_provider_knows if {
	module := object.union(_module({}), {"terraform": [{"required_providers": [{"azurerm": "~> 4.0"}]}]})
	{[edit.path[4], edit.value] | some violation in cosmos_db_local_auth_disabled.deny; some edit in violation.fix.edits} == {
		["local_authentication_disabled", true],
	} with input as module
}

test_accepts_other_documents_and_odd_shapes if {
	cosmos_db_local_auth_disabled.deny == set() with input as {"kind": "Pod"}
	cosmos_db_local_auth_disabled.unknown == set() with input as {"kind": "Pod"}
	cosmos_db_local_auth_disabled.deny == set() with input as {"resource": {"azurerm_cosmosdb_account": "odd"}}
}
