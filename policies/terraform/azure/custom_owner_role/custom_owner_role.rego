# METADATA
# title: Custom role that owns a subscription
# description: >-
#   The role may do everything in a whole subscription or management group, which includes giving out more rights. It is
#   as strong as Owner but has another name, so reviews of who is an owner pass over whoever has it. A role that may not
#   assign roles is left out.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/role-based-access-control/custom-roles
#     description: Microsoft, Azure custom roles
#   - ref: https://learn.microsoft.com/azure/role-based-access-control/best-practices
#     description: Microsoft, Best practices for Azure RBAC
# custom:
#   severity: high
#   kinds: [terraform_module/azurerm_role_definition]
#   remediation: >-
#     List the actions that the role is for, or take `Microsoft.Authorization/*/Write` out with `not_actions`, and make
#     it assignable in resource groups only. The activity log of those who have it shows which actions they use. Where
#     an owner is needed, assign Owner, for a time, through Privileged Identity Management.
#   controls:
#     cis_azure_2_1: ["1.22"]
package terraform.azure.custom_owner_role

import data.lib.azure
import data.lib.terraform

deny contains {"message": message, "at": at, "resource": role.address} if {
	some role in terraform.resources_of(["azurerm_role_definition"])
	some permissions in _granting(role)
	some index, action in permissions.body.actions
	action == "*"
	_wide(role)
	terraform.known(terraform.argument(permissions.body, "not_actions", []))
	at := array.concat(permissions.path, ["actions", index])
	message := "role may do everything in a whole subscription"
}

unknown contains {"message": message, "at": permissions.path, "resource": role.address} if {
	some role in terraform.resources_of(["azurerm_role_definition"])
	some permissions in _granting(role)
	_undecided(role, permissions.body)
	message := "whether the role owns a subscription is known only when Terraform runs"
}

# The scope, the actions or what is taken out of them is unknown.
_undecided(role, permissions) if {
	"*" in permissions.actions
	not _wide(role)
	_perhaps_wide(role)
}

_undecided(role, permissions) if {
	not "*" in permissions.actions
	terraform.unknown(permissions.actions)
	true in {_wide(role), _perhaps_wide(role)}
}

_undecided(role, permissions) if {
	"*" in permissions.actions
	terraform.unknown(permissions.not_actions)
	_wide(role)
}

# Permissions that do not take the right to assign roles out again.
_granting(role) := [permissions |
	some permissions in terraform.blocks(role, "permissions")
	not _assigns_nothing(permissions.body)
]

_assigns_nothing(permissions) if {
	some action in permissions.not_actions
	glob.match(azure.word(action), null, "microsoft.authorization/roleassignments/write")
}

# Subscriptions, management groups, and everything: by their ids, or by the id of a resource or data source.
_wide(role) if {
	some scope in _scopes(role)
	regex.match(`(?i)^(/|/subscriptions/[^/]+|/providers/Microsoft\.Management/managementGroups/[^/]+)/?$`, scope)
} else if {
	some scope in _scopes(role)
	regex.match(`^\$\{(data\.)?azurerm_(subscription|management_group)\.[^.]+\.id\}$`, scope)
} else := false

# Scopes of which nothing is known, not even what resource they are.
_perhaps_wide(role) if {
	some scope in _scopes(role)
	startswith(scope, "${")
	not contains(scope, "azurerm_")
} else := false

# The scope of a role is where it can be assigned if it says nothing else.
_scopes(role) := [scope |
	otherwise := terraform.argument(role.body, "scope", "")
	some scope in _listed(terraform.argument(role.body, "assignable_scopes", []), otherwise)
	is_string(scope)
]

_listed([], scope) := [scope]

_listed(scopes, _) := scopes if {
	is_array(scopes)
	scopes != []
}

_listed(scopes, _) := [scopes] if is_string(scopes)
