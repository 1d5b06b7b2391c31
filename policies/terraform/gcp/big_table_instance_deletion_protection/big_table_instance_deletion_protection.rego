# METADATA
# title: Bigtable instance that Terraform may destroy
# description: >-
#   A plan that destroys the instance, by a wrong name or a resource that went missing, is carried out like any other,
#   and all data in it is gone.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/bigtable_instance
#     description: Terraform, google_bigtable_instance, deletion_protection
# custom:
#   severity: low
#   kinds: [terraform_module/google_bigtable_instance]
#   remediation: >-
#     Write `deletion_protection = true`; take it away in a change of its own when the instance has to go.
package terraform.gcp.big_table_instance_deletion_protection

import data.lib.terraform

_protections := terraform.settings(["google_bigtable_instance"], ["deletion_protection"], true)

deny contains terraform.mended(setting, "Terraform may destroy the instance", true) if {
	some setting in _protections
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_protections)
