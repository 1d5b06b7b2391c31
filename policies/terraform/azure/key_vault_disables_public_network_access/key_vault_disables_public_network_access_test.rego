package terraform.azure.key_vault_disables_public_network_access_test

import data.lib.fix
import data.terraform.azure.key_vault_disables_public_network_access

_module(type, body) := {"resource": {type: {"main": [body]}}}

_found(type, steps, message) := {{
	"message": message,
	"at": array.concat(["resource", type, "main", 0], steps),
	"resource": concat(".", [type, "main"]),
}}

# Modules, with what is found in them.
_wrong := [
	[
		_module("azurerm_key_vault", {}),
		_found("azurerm_key_vault", [], "the vault answers on the public network"),
	],
	[
		_module("azurerm_key_vault", {"public_network_access_enabled": true}),
		_found("azurerm_key_vault", ["public_network_access_enabled"], "the vault answers on the public network"),
	],
	[
		_module("azurerm_key_vault", {"network_acls": [{"default_action": "Allow"}]}),
		_found("azurerm_key_vault", [], "the vault answers on the public network"),
	],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		fix.bare(key_vault_disables_public_network_access.deny) == example[1] with input as example[0]
	}
}

_right := [
	_module("azurerm_key_vault", {"public_network_access_enabled": false}),
	_module("azurerm_key_vault", {"network_acls": [{"default_action": "Deny"}]}),
	_module("azurerm_key_vault", {"network_acls": [{"default_action": "Allow", "ip_rules": ["192.0.2.1"]}]}),
	_module("azurerm_key_vault", {"network_acls": "${var.acls}"}),
]

test_accepts_what_is_right if {
	every module in _right {
		key_vault_disables_public_network_access.deny == set() with input as module
		key_vault_disables_public_network_access.unknown == set() with input as module
	}
}

# Modules, with what is not known of them.
_open := [
	[
		_module("azurerm_key_vault", {"public_network_access_enabled": "${var.public}"}),
		_found("azurerm_key_vault", ["public_network_access_enabled"], "public_network_access_enabled is known only when Terraform runs"),
	],
]

test_does_not_know_what_variables_say if {
	every example in _open {
		key_vault_disables_public_network_access.deny == set() with input as example[0]
		key_vault_disables_public_network_access.unknown == example[1] with input as example[0]
	}
}

test_accepts_other_documents_and_odd_shapes if {
	key_vault_disables_public_network_access.deny == set() with input as {"kind": "Pod"}
	key_vault_disables_public_network_access.unknown == set() with input as {"kind": "Pod"}
	key_vault_disables_public_network_access.deny == set() with input as {"resource": {"azurerm_key_vault": "odd"}}
}
