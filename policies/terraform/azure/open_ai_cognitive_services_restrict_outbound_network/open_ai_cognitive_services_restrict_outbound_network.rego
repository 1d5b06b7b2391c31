# METADATA
# title: OpenAI service that may call everywhere
# description: >-
#   The service may fetch from, and send to, every address that it is told in a request, so that prompts can carry
#   data away. Services of other kinds are left out.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/ai-services/cognitive-services-data-loss-prevention
#     description: Microsoft, Configure data loss prevention for Azure AI services
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/cognitive_account
#     description: azurerm_cognitive_account, outbound_network_access_restricted
# custom:
#   severity: medium
#   kinds: [terraform_module/azurerm_cognitive_account]
#   remediation: >-
#     Write `outbound_network_access_restricted = true`, and name in `fqdns` what the service has to reach.
package terraform.azure.open_ai_cognitive_services_restrict_outbound_network

import data.lib.azure
import data.lib.terraform

_networks := [setting |
	some setting in terraform.settings(["azurerm_cognitive_account"], ["outbound_network_access_restricted"], false)
	azure.word(object.get(setting.resource.body, "kind", "")) == "openai"
]

deny contains terraform.mended(setting, "the service may call everywhere", true) if {
	some setting in _networks
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_networks)
