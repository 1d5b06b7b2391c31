# METADATA
# title: Dialogflow agent that logs nothing
# description: >-
#   What the agent is asked and answers is not written down. Nobody can look up what it gave away, or who tries to
#   trick it.
# related_resources:
#   - ref: https://cloud.google.com/dialogflow/es/docs/history
#     description: Google Cloud, Dialogflow history
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/dialogflow_agent
#     description: Terraform, google_dialogflow_agent, enable_logging
# custom:
#   severity: low
#   kinds: [terraform_module/google_dialogflow_agent]
#   remediation: >-
#     Write `enable_logging = true`. Conversations may hold personal data: say for how long the log is kept.
package terraform.gcp.gcp_dialog_flow_agent_logging_enabled

import data.lib.terraform

_logs := terraform.settings(["google_dialogflow_agent"], ["enable_logging"], false)

deny contains terraform.mended(setting, "conversations are not logged", true) if {
	some setting in _logs
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_logs)
