# METADATA
# title: Event Grid topic that takes keys
# description: >-
#   Whoever has a key of the topic may use it, from wherever, and nothing says who it was. Keys stand in settings and
#   pipelines, and are seldom changed. Without local authentication Microsoft Entra asks who it is, and its roles say
#   what they may.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/eventgrid_topic
#     description: azurerm_eventgrid_topic, local_auth_enabled
# custom:
#   severity: medium
#   kinds: [terraform_module/azurerm_eventgrid_topic]
#   remediation: >-
#     Write `local_auth_enabled = false`, and give those who use it an identity with a role first.
package terraform.azure.eventgrid_topic_local_authentication

import data.lib.terraform

_authentication := terraform.settings(["azurerm_eventgrid_topic"], ["local_auth_enabled"], true)

deny contains terraform.mended(setting, "keys are accepted beside identities", false) if {
	some setting in _authentication
	terraform.is_true(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_authentication)
