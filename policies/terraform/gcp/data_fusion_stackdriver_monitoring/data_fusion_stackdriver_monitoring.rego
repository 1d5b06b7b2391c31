# METADATA
# title: Data Fusion instance that is not monitored
# description: >-
#   Nothing about the instance is sent to Cloud Monitoring. Nobody is told when pipelines fail or stand still.
# related_resources:
#   - ref: https://cloud.google.com/data-fusion/docs/concepts/overview
#     description: Google Cloud, Cloud Data Fusion overview
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/data_fusion_instance
#     description: Terraform, google_data_fusion_instance, enable_stackdriver_monitoring
# custom:
#   severity: low
#   kinds: [terraform_module/google_data_fusion_instance]
#   remediation: >-
#     Write `enable_stackdriver_monitoring = true`.
package terraform.gcp.data_fusion_stackdriver_monitoring

import data.lib.terraform

_monitoring := terraform.settings(["google_data_fusion_instance"], ["enable_stackdriver_monitoring"], false)

deny contains terraform.mended(setting, "pipelines are not monitored", true) if {
	some setting in _monitoring
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_monitoring)
