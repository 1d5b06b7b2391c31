# METADATA
# title: Role that may make roles
# description: >-
#   Whoever has the role may write role definitions: give themselves, by a role that they hold already, any right
#   there is. `*` and `Microsoft.Authorization/*` hold that right, too. Roles that take it out again in `not_actions`
#   are left out.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/role-based-access-control/custom-roles
#     description: Microsoft, Azure custom roles
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/role_definition
#     description: azurerm_role_definition, permissions
# custom:
#   severity: high
#   kinds: [terraform_module/azurerm_role_definition]
#   remediation: >-
#     Name the actions that the role needs, or put `Microsoft.Authorization/*/Write` into `not_actions`.
package terraform.azure.authorization_prevent_custom_role_creation

import data.lib.azure
import data.lib.terraform

_write := "microsoft.authorization/roledefinitions/write"

deny contains {"message": message, "at": at, "resource": role.address} if {
	some role in terraform.resources_of(["azurerm_role_definition"])
	some permissions in terraform.blocks(role, "permissions")
	terraform.known(object.get(permissions.body, "not_actions", []))
	not _takes_out(permissions.body)
	some index, action in permissions.body.actions
	is_string(action)
	glob.match(azure.word(action), null, _write)
	at := array.concat(permissions.path, ["actions", index])
	message := sprintf("%s lets its holder make roles", [action])
}

unknown contains {"message": message, "at": permissions.path, "resource": role.address} if {
	some role in terraform.resources_of(["azurerm_role_definition"])
	some permissions in terraform.blocks(role, "permissions")
	terraform.unknown(object.get(permissions.body, "actions", []))
	not _takes_out(permissions.body)
	message := "which actions the role has is known only when Terraform runs"
}

_takes_out(permissions) if {
	some action in permissions.not_actions
	is_string(action)
	glob.match(azure.word(action), null, _write)
}
