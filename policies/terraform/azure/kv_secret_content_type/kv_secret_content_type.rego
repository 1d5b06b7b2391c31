# METADATA
# title: Key vault secret without a content type
# description: >-
#   Nothing says what the secret is: a password, a connection string, a certificate. Whoever has to change it, or
#   finds it in a log, does not know what it opens and how a new one is made.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/key-vault/secrets/about-secrets
#     description: Microsoft, About Azure Key Vault secrets
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/key_vault_secret
#     description: azurerm_key_vault_secret, content_type
# custom:
#   severity: low
#   kinds: [terraform_module/azurerm_key_vault_secret]
#   remediation: >-
#     Write what the secret is in `content_type`, as `"password"` or `"application/json"`.
package terraform.azure.kv_secret_content_type

import data.lib.terraform

_content_types := terraform.presences(["azurerm_key_vault_secret"], ["content_type"])

deny contains terraform.finding(setting, "content_type is missing") if {
	some setting in _content_types
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_content_types)
