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
import data.lib.terraform_instances

deny contains terraform.finding(setting, "key never expires") if {
	some setting in _dates
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_dates)

_dates := [setting |
	some date in terraform.presences(
		["azurerm_key_vault_key", "azurerm_key_vault_managed_hardware_security_module_key"],
		["expiration_date"],
	)
	not azure.calculated_date(date.value)
	some setting in terraform.unless(date, _rotations(date.resource))
]

# By what a key expires though it names no date. The policy of a key in a hardware module is a resource of its own.
_rotations(key) := array.concat(terraform.presences_of(key, ["rotation_policy", "expire_after"]), [expiry |
	some policy in terraform.resources_of([_policies])
	azure.names(policy, ["managed_hsm_key_id"], key)
	some said in terraform.presences_of(policy, ["expire_after"])
	doubts := [doubt.value | some doubt in terraform_instances.doubts(policy, key)]
	expiry := object.union(said, {"value": doubts[0] | said.value == true})
])

_policies := "azurerm_key_vault_managed_hardware_security_module_key_rotation_policy"
