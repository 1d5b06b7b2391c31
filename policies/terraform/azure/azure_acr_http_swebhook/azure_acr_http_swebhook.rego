# METADATA
# title: Registry webhook over plain HTTP
# description: >-
#   The registry calls the webhook without encryption. Whoever sits on the way reads the tokens in its headers, and
#   can forge calls that make others deploy.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/container-registry/container-registry-webhook
#     description: Microsoft, Using Azure Container Registry webhooks
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/container_registry_webhook
#     description: azurerm_container_registry_webhook, service_uri
# custom:
#   severity: medium
#   kinds: [terraform_module/azurerm_container_registry_webhook]
#   remediation: >-
#     Give `service_uri` an address that begins with `https://`.
package terraform.azure.azure_acr_http_swebhook

import data.lib.terraform

_addresses := terraform.settings(["azurerm_container_registry_webhook"], ["service_uri"], "")

deny contains terraform.finding(setting, "the webhook is called over plain HTTP") if {
	some setting in _addresses
	startswith(lower(sprintf("%v", [setting.value])), "http://")
}

unknown contains finding if some finding in terraform.undecided(_addresses)
