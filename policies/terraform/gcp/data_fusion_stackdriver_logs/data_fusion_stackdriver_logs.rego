# METADATA
# title: Data Fusion instance that logs nothing
# description: >-
#   What pipelines do is not sent to Cloud Logging. When one fails, or copies data where it should not, nobody can
#   look it up.
# related_resources:
#   - ref: https://cloud.google.com/data-fusion/docs/how-to/view-logs
#     description: Google Cloud, View pipeline logs
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/data_fusion_instance
#     description: Terraform, google_data_fusion_instance, enable_stackdriver_logging
# custom:
#   severity: low
#   kinds: [terraform_module/google_data_fusion_instance]
#   remediation: >-
#     Write `enable_stackdriver_logging = true`.
package terraform.gcp.data_fusion_stackdriver_logs

import data.lib.terraform

_logs := terraform.settings(["google_data_fusion_instance"], ["enable_stackdriver_logging"], false)

deny contains terraform.mended(setting, "pipelines are not logged", true) if {
	some setting in _logs
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_logs)
