# METADATA
# title: BigQuery table open to everybody
# description: >-
#   A role on the table is given to `allUsers` or to `allAuthenticatedUsers`, which is everybody who has some Google
#   account. Whoever knows its name can query the table or copy it away.
# related_resources:
#   - ref: https://cloud.google.com/bigquery/docs/control-access-to-resources-iam
#     description: Google Cloud, Control access to resources with IAM
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/bigquery_table_iam
#     description: Terraform, google_bigquery_table_iam
# custom:
#   severity: critical
#   kinds:
#     - terraform_module/google_bigquery_table_iam_binding
#     - terraform_module/google_bigquery_table_iam_member
#     - terraform_module/google_bigquery_table_iam_policy
#   remediation: >-
#     Give access to the groups and service accounts that need it. To share data with others, use an authorized view
#     or BigQuery sharing, which name who gets what.
#   overlaps: [terraform.gcp.bigquery_public]
package terraform.gcp.big_query_private_table

import data.lib.google
import data.lib.google_iam
import data.lib.terraform

_grants := google_iam.grants({"google_bigquery_table"})

deny contains terraform.finding(grant, message) if {
	some grant in _grants
	grant.member in google_iam.everybody
	message := sprintf("%s has %s on the table", [grant.member, grant.role])
}

unknown contains google.doubt("member", grant.at, grant.resource) if {
	some grant in _grants
	google_iam.may_be_anybody(grant.member)
}
