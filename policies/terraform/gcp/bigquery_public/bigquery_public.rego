# METADATA
# title: BigQuery data open to everybody
# description: >-
#   Access to the dataset or the table is given to `allUsers` or to `allAuthenticatedUsers`, which is everybody who
#   has some Google account. Whoever knows the name of the project can query the data or copy it away.
# related_resources:
#   - ref: https://cloud.google.com/bigquery/docs/control-access-to-resources-iam
#     description: Google Cloud, Control access to resources with IAM
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/bigquery_dataset
#     description: Terraform, google_bigquery_dataset
# custom:
#   severity: critical
#   kinds: [terraform_module/google_bigquery_dataset, terraform_module/google_bigquery_dataset_access,
#     terraform_module/google_bigquery_dataset_iam_binding, terraform_module/google_bigquery_dataset_iam_member,
#     terraform_module/google_bigquery_dataset_iam_policy, terraform_module/google_bigquery_table_iam_binding,
#     terraform_module/google_bigquery_table_iam_member, terraform_module/google_bigquery_table_iam_policy]
#   remediation: >-
#     Give access to the groups and service accounts that need it. To share data with others, use an authorized view
#     or BigQuery sharing, which name who gets what.
#   controls:
#     cis_gcp_3_0: ["7.1"]
package terraform.gcp.bigquery_public

import data.lib.google
import data.lib.google_iam
import data.lib.terraform

deny contains terraform.finding(access, message) if {
	some access in array.concat(_accesses, _grants)
	access.member in google_iam.everybody
	message := sprintf("%s has %s on the data", [access.member, access.role])
}

unknown contains google.doubt("member", access.at, access.resource) if {
	some access in array.concat(_accesses, _grants)
	google_iam.may_be_anybody(access.member)
}

_grants := google_iam.grants({"google_bigquery_dataset", "google_bigquery_table"})

_accesses := [access |
	some entry in array.concat(_blocks, _resources)
	some name in ["special_group", "iam_member"]
	access := {
		"resource": entry.resource,
		"role": object.get(entry.place.body, "role", "access"),
		"member": entry.place.body[name],
		"at": array.concat(entry.place.path, [name]),
	}
]

_blocks := [{"resource": dataset, "place": block} |
	some dataset in terraform.resources_of({"google_bigquery_dataset"})
	some block in google.blocks(dataset, "access")
]

_resources := [{"resource": access, "place": access} |
	some access in terraform.resources_of({"google_bigquery_dataset_access"})
]
