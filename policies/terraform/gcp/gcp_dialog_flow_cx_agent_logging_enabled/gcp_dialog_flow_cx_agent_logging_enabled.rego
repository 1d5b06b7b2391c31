# METADATA
# title: Dialogflow CX agent that logs nothing
# description: >-
#   What the agent is asked and answers is not written down. Nobody can look up what it gave away, or who tries to
#   trick it.
# related_resources:
#   - ref: https://cloud.google.com/dialogflow/cx/docs/concept/logging
#     description: Google Cloud, Interaction logging
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/dialogflow_cx_agent
#     description: Terraform, google_dialogflow_cx_agent, enable_stackdriver_logging
# custom:
#   severity: low
#   kinds: [terraform_module/google_dialogflow_cx_agent]
#   remediation: >-
#     Write `enable_stackdriver_logging = true` in `logging_settings` of `advanced_settings`. Conversations may hold
#     personal data: say for how long the log is kept.
package terraform.gcp.gcp_dialog_flow_cx_agent_logging_enabled

import data.lib.terraform
import data.lib.terraform_names

# The name of today, and an older one.
_names := [["advanced_settings", "logging_settings", "enable_stackdriver_logging"], ["enable_stackdriver_logging"]]

_logs := terraform_names.settings(["google_dialogflow_cx_agent"], _names, false)

deny contains terraform.mended(setting, "conversations are not logged", true) if {
	some setting in _logs
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_logs)
