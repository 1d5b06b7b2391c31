package terraform.azure.authorization_prevent_custom_role_creation_test

import data.terraform.azure.authorization_prevent_custom_role_creation

_module(type, body) := {"resource": {type: {"main": [body]}}}

_found(type, steps, message) := {{
	"message": message,
	"at": array.concat(["resource", type, "main", 0], steps),
	"resource": concat(".", [type, "main"]),
}}

# Modules, with what is found in them.
_wrong := [
	[
		_module("azurerm_role_definition", {"permissions": [{"actions": ["*"]}]}),
		_found("azurerm_role_definition", ["permissions", 0, "actions", 0], "* lets its holder make roles"),
	],
	[
		_module("azurerm_role_definition", {"permissions": [{"actions": ["Microsoft.Authorization/roleDefinitions/read", "Microsoft.Authorization/roleDefinitions/write"], "not_actions": []}]}),
		_found("azurerm_role_definition", ["permissions", 0, "actions", 1], "Microsoft.Authorization/roleDefinitions/write lets its holder make roles"),
	],
	[
		_module("azurerm_role_definition", {"permissions": [{"actions": ["Microsoft.Authorization/*"]}]}),
		_found("azurerm_role_definition", ["permissions", 0, "actions", 0], "Microsoft.Authorization/* lets its holder make roles"),
	],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		authorization_prevent_custom_role_creation.deny == example[1] with input as example[0]
	}
}

_right := [
	_module("azurerm_role_definition", {"permissions": [{"actions": ["Microsoft.Authorization/roleDefinitions/read", "Microsoft.Storage/*"]}]}),
	_module("azurerm_role_definition", {"permissions": [{"actions": ["*"], "not_actions": ["Microsoft.Authorization/*/Write"]}]}),
	_module("azurerm_role_definition", {}),
]

test_accepts_what_is_right if {
	every module in _right {
		authorization_prevent_custom_role_creation.deny == set() with input as module
		authorization_prevent_custom_role_creation.unknown == set() with input as module
	}
}

# Modules, with what is not known of them.
_open := [
	[
		_module("azurerm_role_definition", {"permissions": [{"actions": "${var.actions}"}]}),
		_found("azurerm_role_definition", ["permissions", 0], "which actions the role has is known only when Terraform runs"),
	],
]

test_does_not_know_what_variables_say if {
	every example in _open {
		authorization_prevent_custom_role_creation.deny == set() with input as example[0]
		authorization_prevent_custom_role_creation.unknown == example[1] with input as example[0]
	}
}

test_accepts_other_documents_and_odd_shapes if {
	authorization_prevent_custom_role_creation.deny == set() with input as {"kind": "Pod"}
	authorization_prevent_custom_role_creation.unknown == set() with input as {"kind": "Pod"}
	authorization_prevent_custom_role_creation.deny == set() with input as {"resource": {"azurerm_role_definition": "odd"}}
}
