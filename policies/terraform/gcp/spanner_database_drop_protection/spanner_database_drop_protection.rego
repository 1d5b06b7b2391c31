# METADATA
# title: Spanner database that may be dropped
# description: >-
#   Whoever may drop databases, by Terraform, `gcloud` or the console, drops this one at once, and all data in it is
#   gone. Drop protection refuses it, wherever it comes from.
# related_resources:
#   - ref: https://cloud.google.com/spanner/docs/prevent-database-deletion
#     description: Google Cloud, Prevent accidental database deletion
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/spanner_database
#     description: Terraform, google_spanner_database, enable_drop_protection
# custom:
#   severity: low
#   kinds: [terraform_module/google_spanner_database]
#   remediation: >-
#     Write `enable_drop_protection = true`.
package terraform.gcp.spanner_database_drop_protection

import data.lib.terraform

_protections := terraform.settings(["google_spanner_database"], ["enable_drop_protection"], false)

deny contains terraform.mended(setting, "whoever has the rights may drop the database at once", true) if {
	some setting in _protections
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_protections)
