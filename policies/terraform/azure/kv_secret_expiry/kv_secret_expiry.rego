# METADATA
# title: Secret without an expiration date
# description: >-
#   The secret stays valid for ever. A password or token that leaked without anybody noticing goes on to work, and
#   nothing reminds its owners to change it.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/key-vault/secrets/about-secrets
#     description: Microsoft, About Azure Key Vault secrets
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/key_vault_secret
#     description: azurerm_key_vault_secret, expiration_date
# custom:
#   severity: low
#   kinds: [terraform_module/azurerm_key_vault_secret]
#   remediation: >-
#     Give the secret an `expiration_date` and have Event Grid tell somebody before it is reached. The vault still hands
#     out an expired secret on some paths, so change the password behind it, too.
#   controls:
#     cis_azure_2_1: ["8.3", "8.4"]
package terraform.azure.kv_secret_expiry

import data.lib.azure
import data.lib.terraform

deny contains terraform.finding(setting, "secret never expires") if {
	some setting in _dates
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_dates)

_dates := [setting |
	some setting in terraform.presences(["azurerm_key_vault_secret"], ["expiration_date"])
	not azure.calculated_date(setting.value)
]
