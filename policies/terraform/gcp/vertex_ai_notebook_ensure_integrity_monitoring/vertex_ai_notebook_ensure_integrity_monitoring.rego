# METADATA
# title: Notebook whose boot is not monitored
# description: >-
#   Nobody is told when the machine of the notebook starts with something else than it did before, as a boot kit would
#   make it.
# related_resources:
#   - ref: https://cloud.google.com/compute/shielded-vm/docs/integrity-monitoring
#     description: Google Cloud, Monitor integrity on Shielded VM instances
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/notebooks_instance
#     description: Terraform, google_notebooks_instance, shielded_instance_config
# custom:
#   severity: low
#   kinds: [terraform_module/google_notebooks_instance]
#   remediation: >-
#     Remove the argument, or write `enable_integrity_monitoring = true`.
package terraform.gcp.vertex_ai_notebook_ensure_integrity_monitoring

import data.lib.terraform

_monitoring := terraform.settings(
	["google_notebooks_instance"],
	["shielded_instance_config", "enable_integrity_monitoring"],
	true,
)

deny contains terraform.mended(setting, "a changed boot stays unseen", true) if {
	some setting in _monitoring
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_monitoring)
