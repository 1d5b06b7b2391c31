# METADATA
# title: BigQuery table that Terraform may destroy
# description: >-
#   A plan that destroys the table, by a wrong name or a resource that went missing, is carried out like any other,
#   and all data in it is gone. Views and external tables, which hold none, are left out.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/bigquery_table
#     description: Terraform, google_bigquery_table, deletion_protection
# custom:
#   severity: low
#   kinds: [terraform_module/google_bigquery_table]
#   remediation: >-
#     Write `deletion_protection = true`; take it away in a change of its own when the table has to go.
package terraform.gcp.big_query_table_deletion_protection

import data.lib.terraform

# A view or an external table loses nothing that cannot be made anew.
_protections := [setting |
	some said in terraform.settings(["google_bigquery_table"], ["deletion_protection"], true)
	some setting in terraform.unless(said, [presence |
		some block in ["external_data_configuration", "view"]
		some presence in terraform.presences_of(said.resource, [block])
	])
]

deny contains terraform.mended(setting, "Terraform may destroy the table", true) if {
	some setting in _protections
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_protections)
