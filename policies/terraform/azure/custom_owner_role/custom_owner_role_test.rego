package terraform.azure.custom_owner_role_test

import data.terraform.azure.custom_owner_role

_role(permissions, scopes) := {"resource": {"azurerm_role_definition": {"ops": [{
	"scope": "${azurerm_resource_group.main.id}",
	"permissions": [permissions],
	"assignable_scopes": scopes,
}]}}}

_everything := {"actions": ["Microsoft.Compute/*/read", "*"], "not_actions": []}

_wide := [
	"/",
	"/subscriptions/0b1f6471-1bf0-4dda-aec3-111122223333",
	"/subscriptions/${var.subscription_id}",
	"/providers/Microsoft.Management/managementGroups/root",
	"${data.azurerm_subscription.primary.id}",
	"${azurerm_subscription.main[0].id}",
	"${data.azurerm_management_group.root.id}",
]

_narrow := [
	"/subscriptions/0b1f6471-1bf0-4dda-aec3-111122223333/resourceGroups/shop",
	"${azurerm_resource_group.main.id}",
	"${data.azurerm_subscription.primary.id}/resourceGroups/shop",
]

_path := ["resource", "azurerm_role_definition", "ops", 0, "permissions", 0]

test_finds_roles_that_own_a_subscription if {
	every scope in _wide {
		custom_owner_role.deny == {{
			"message": "role may do everything in a whole subscription",
			"at": array.concat(_path, ["actions", 1]),
			"resource": "azurerm_role_definition.ops",
		}} with input as _role(_everything, array.concat(_narrow, [scope]))
	}
}

test_finds_roles_whose_scope_is_where_they_can_be_assigned if {
	count(custom_owner_role.deny) == 1 with input as {"resource": {"azurerm_role_definition": {"ops": [{
		"scope": "${data.azurerm_subscription.primary.id}",
		"permissions": [_everything],
	}]}}}
}

test_accepts_roles_of_less if {
	every document in [
		_role(_everything, _narrow),
		_role({"actions": ["Microsoft.Compute/*"]}, _wide),
		_role({"actions": ["*"], "not_actions": ["Microsoft.Authorization/*/Write"]}, _wide),
		_role({"actions": ["*"], "not_actions": ["Microsoft.Authorization/*"]}, _wide),
		_role({"actions": ["*"], "not_actions": ["*/write", "*/action"]}, _wide),
		_role({"actions": ["*"], "not_actions": ["*"]}, _wide),
		_role({"data_actions": ["*"]}, _wide),
	] {
		custom_owner_role.deny == set() with input as document
		custom_owner_role.unknown == set() with input as document
	}
}

test_finds_roles_that_keep_the_right_to_assign_roles if {
	permissions := object.union(_everything, {"not_actions": ["Microsoft.Authorization/*/Delete"]})
	count(custom_owner_role.deny) == 1 with input as _role(permissions, ["/"])
}

test_does_not_know_what_a_variable_says if {
	every document in [
		_role(_everything, ["${var.scope}"]),
		_role(_everything, "${var.scopes}"),
		_role({"actions": "${var.actions}"}, _wide),
		_role({"actions": ["*"], "not_actions": "${var.not_actions}"}, _wide),
		_role({"actions": ["${var.action}"]}, ["${local.scope[0]}"]),
	] {
		custom_owner_role.deny == set() with input as document
		custom_owner_role.unknown == {{
			"message": "whether the role owns a subscription is known only when Terraform runs",
			"at": _path,
			"resource": "azurerm_role_definition.ops",
		}} with input as document
	}
}

test_accepts_other_documents if {
	custom_owner_role.deny == set() with input as {"kind": "Pod"}
}
