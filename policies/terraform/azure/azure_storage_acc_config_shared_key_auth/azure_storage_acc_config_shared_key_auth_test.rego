package terraform.azure.azure_storage_acc_config_shared_key_auth_test

import data.lib.fix
import data.terraform.azure.azure_storage_acc_config_shared_key_auth

_module(body) := {"resource": {"azurerm_storage_account": {"main": [body]}}}

_found(steps) := {{
	"message": "keys of the account are accepted",
	"at": array.concat(["resource", "azurerm_storage_account", "main", 0], steps),
	"resource": "azurerm_storage_account.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["shared_access_key_enabled"], {"shared_access_key_enabled": true}],
	[["shared_access_key_enabled"], {"shared_access_key_enabled": "true"}],
	[[], {}],
	[["shared_access_key_enabled"], {"shared_access_key_enabled": null}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		fix.bare(azure_storage_acc_config_shared_key_auth.deny) == _found(example[0]) with input as _module(example[1])
	}
}

_right := [{"shared_access_key_enabled": false}, {"shared_access_key_enabled": "false"}]

test_accepts_what_is_right if {
	every body in _right {
		azure_storage_acc_config_shared_key_auth.deny == set() with input as _module(body)
		azure_storage_acc_config_shared_key_auth.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"shared_access_key_enabled": "${var.choice}"}
	azure_storage_acc_config_shared_key_auth.deny == set() with input as _module(body)
	azure_storage_acc_config_shared_key_auth.unknown == {{
		"message": "shared_access_key_enabled is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_storage_account", "main", 0], ["shared_access_key_enabled"]),
		"resource": "azurerm_storage_account.main",
	}} with input as _module(body)
}

test_accepts_other_documents_and_odd_shapes if {
	azure_storage_acc_config_shared_key_auth.deny == set() with input as {"kind": "Pod"}
	azure_storage_acc_config_shared_key_auth.unknown == set() with input as {"kind": "Pod"}
	azure_storage_acc_config_shared_key_auth.deny == set() with input as {"resource": {"azurerm_storage_account": "odd"}}
}
