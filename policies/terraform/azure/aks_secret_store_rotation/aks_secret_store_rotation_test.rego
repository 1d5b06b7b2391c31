package terraform.azure.aks_secret_store_rotation_test

import data.lib.fix
import data.terraform.azure.aks_secret_store_rotation

_module(body) := {"resource": {"azurerm_kubernetes_cluster": {"main": [body]}}}

_found(steps) := {{
	"message": "secrets from the vault are not renewed",
	"at": array.concat(["resource", "azurerm_kubernetes_cluster", "main", 0], steps),
	"resource": "azurerm_kubernetes_cluster.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["key_vault_secrets_provider", 0, "secret_rotation_enabled"], {"key_vault_secrets_provider": [{"secret_rotation_enabled": false}]}],
	[["key_vault_secrets_provider", 0, "secret_rotation_enabled"], {"key_vault_secrets_provider": [{"secret_rotation_enabled": "false"}]}],
	[["key_vault_secrets_provider", 0], {"key_vault_secrets_provider": [{}]}],
	[["key_vault_secrets_provider", 0, "secret_rotation_enabled"], {"key_vault_secrets_provider": [{"secret_rotation_enabled": null}]}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		fix.bare(aks_secret_store_rotation.deny) == _found(example[0]) with input as _module(example[1])
	}
}

_right := [
	{"key_vault_secrets_provider": [{"secret_rotation_enabled": true}]},
	{"key_vault_secrets_provider": [{"secret_rotation_enabled": "true"}]},
	{},
]

test_accepts_what_is_right if {
	every body in _right {
		aks_secret_store_rotation.deny == set() with input as _module(body)
		aks_secret_store_rotation.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"key_vault_secrets_provider": [{"secret_rotation_enabled": "${var.choice}"}]}
	aks_secret_store_rotation.deny == set() with input as _module(body)
	aks_secret_store_rotation.unknown == {{
		"message": "key_vault_secrets_provider.secret_rotation_enabled is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_kubernetes_cluster", "main", 0], ["key_vault_secrets_provider", 0, "secret_rotation_enabled"]),
		"resource": "azurerm_kubernetes_cluster.main",
	}} with input as _module(body)
}

test_reads_dynamic_blocks if {
	once := {"dynamic": {"key_vault_secrets_provider": [{"for_each": ["a"], "content": [{"secret_rotation_enabled": false}]}]}}
	perhaps := {"dynamic": {"key_vault_secrets_provider": [{"for_each": "${var.blocks}", "content": [{"secret_rotation_enabled": true}]}]}}
	count(aks_secret_store_rotation.deny) == 1 with input as _module(once)
	aks_secret_store_rotation.deny == set() with input as _module(perhaps)
	count(aks_secret_store_rotation.unknown) == 1 with input as _module(perhaps)
}

test_accepts_other_documents_and_odd_shapes if {
	aks_secret_store_rotation.deny == set() with input as {"kind": "Pod"}
	aks_secret_store_rotation.unknown == set() with input as {"kind": "Pod"}
	aks_secret_store_rotation.deny == set() with input as {"resource": {"azurerm_kubernetes_cluster": "odd"}}
}
