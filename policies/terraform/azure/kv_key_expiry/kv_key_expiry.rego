# METADATA
# title: Key without an expiration date
# description: >-
#   The key stays valid for ever. One that leaked without anybody noticing goes on to work, and nothing makes a team
#   practise the change of keys before it is urgent. A key whose rotation policy lets its versions expire is left out.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/key-vault/keys/how-to-configure-key-rotation
#     description: Microsoft, Configure cryptographic key auto-rotation in Azure Key Vault
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/key_vault_key
#     description: azurerm_key_vault_key, expiration_date and rotation_policy
# custom:
#   severity: low
#   kinds: [terraform_module/azurerm_key_vault_key,
#     terraform_module/azurerm_key_vault_managed_hardware_security_module_key]
#   remediation: >-
#     Give the key an `expiration_date`, or a `rotation_policy` with `automatic` and `expire_after`. An expired key no
#     longer encrypts or signs, so have Event Grid tell somebody before, and renew it in time.
#   controls:
#     cis_azure_2_1: ["8.1", "8.2"]
package terraform.azure.kv_key_expiry

import data.lib.azure
import data.lib.terraform

deny contains terraform.finding(setting, "key never expires") if {
	some setting in _dates
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_dates)

_dates := [setting |
	some setting in terraform.presences(
		["azurerm_key_vault_key", "azurerm_key_vault_managed_hardware_security_module_key"],
		["expiration_date"],
	)
	not azure.calculated_date(setting.value)
	not _rotated(setting.resource)
]

_rotated(key) if {
	some policy in terraform.blocks(key, "rotation_policy")
	terraform.argument(policy.body, "expire_after", "") != ""
}

# The policy of a key in a hardware module is a resource of its own.
_rotated(key) if {
	types := ["azurerm_key_vault_managed_hardware_security_module_key_rotation_policy"]
	some policy in azure.about(key, types, ["managed_hsm_key_id"])
	terraform.argument(policy.body, "expire_after", "") != ""
}
