package terraform.azure.azure_storage_acc_config_sas_expire_policy_test

import data.terraform.azure.azure_storage_acc_config_sas_expire_policy

_module(body) := {"resource": {"azurerm_storage_account": {"main": [body]}}}

_found(steps) := {{
	"message": "shared access signatures may be valid for good",
	"at": array.concat(["resource", "azurerm_storage_account", "main", 0], steps),
	"resource": "azurerm_storage_account.main",
}}

# Where something is found, and in which body.
_wrong := [[["sas_policy"], {"sas_policy": []}], [[], {}], [["sas_policy"], {"sas_policy": null}]]

test_finds_what_is_wrong if {
	every example in _wrong {
		azure_storage_acc_config_sas_expire_policy.deny == _found(example[0]) with input as _module(example[1])
	}
}

_right := [{"sas_policy": [{"expiration_period": "07.00:00:00"}]}]

test_accepts_what_is_right if {
	every body in _right {
		azure_storage_acc_config_sas_expire_policy.deny == set() with input as _module(body)
		azure_storage_acc_config_sas_expire_policy.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"sas_policy": "${var.choice}"}
	azure_storage_acc_config_sas_expire_policy.deny == set() with input as _module(body)
	azure_storage_acc_config_sas_expire_policy.unknown == {{
		"message": "sas_policy is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_storage_account", "main", 0], ["sas_policy"]),
		"resource": "azurerm_storage_account.main",
	}} with input as _module(body)
}

test_accepts_other_documents_and_odd_shapes if {
	azure_storage_acc_config_sas_expire_policy.deny == set() with input as {"kind": "Pod"}
	azure_storage_acc_config_sas_expire_policy.unknown == set() with input as {"kind": "Pod"}
	azure_storage_acc_config_sas_expire_policy.deny == set() with input as {"resource": {"azurerm_storage_account": "odd"}}
}
