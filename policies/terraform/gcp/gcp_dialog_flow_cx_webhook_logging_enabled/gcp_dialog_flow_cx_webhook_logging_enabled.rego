# METADATA
# title: Dialogflow CX webhook that logs nothing
# description: >-
#   What the agent sends to the webhook and gets back is not written down. Nobody can look up what it gave away, or
#   why it fails.
# related_resources:
#   - ref: https://cloud.google.com/dialogflow/cx/docs/concept/webhook
#     description: Google Cloud, Webhooks
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/dialogflow_cx_webhook
#     description: Terraform, google_dialogflow_cx_webhook, enable_stackdriver_logging
# custom:
#   severity: low
#   kinds: [terraform_module/google_dialogflow_cx_webhook]
#   remediation: >-
#     Write `enable_stackdriver_logging = true`. Conversations may hold personal data: say for how long the log is
#     kept.
package terraform.gcp.gcp_dialog_flow_cx_webhook_logging_enabled

import data.lib.terraform

_logs := terraform.settings(["google_dialogflow_cx_webhook"], ["enable_stackdriver_logging"], false)

deny contains terraform.mended(setting, "calls of the webhook are not logged", true) if {
	some setting in _logs
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_logs)
