# METADATA
# title: Athena results without encryption of their own
# description: >-
#   Nothing says how results of the workgroup, or what the database writes, are encrypted. They lie in S3 then as the
#   bucket wants it, which is with a key of S3 that everybody with access to the bucket may use. Workgroups whose
#   results Athena keeps itself are always encrypted.
# related_resources:
#   - ref: https://docs.aws.amazon.com/athena/latest/ug/encrypting-query-results-stored-in-s3.html
#     description: AWS, Encrypt Athena query results stored in Amazon S3
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/athena_workgroup
#     description: Terraform, aws_athena_workgroup
# custom:
#   severity: low
#   kinds: [terraform_module/aws_athena_database, terraform_module/aws_athena_workgroup]
#   remediation: >-
#     Add `encryption_configuration` with `encryption_option = "SSE_KMS"` and the key: for a workgroup in
#     `configuration.result_configuration` with `kms_key_arn`, for a database in the resource with `kms_key`.
package terraform.aws.athena_encryption

import data.lib.terraform

deny contains terraform.finding(setting, "nothing says how results are encrypted") if {
	some setting in _settings
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := array.concat(_of_workgroups, terraform.presences(["aws_athena_database"], ["encryption_configuration"]))

_of_workgroups := [setting |
	path := ["configuration", "result_configuration", "encryption_configuration"]
	some said in terraform.presences(["aws_athena_workgroup"], path)
	some setting in terraform.unless(said, _kept_by_athena(said.resource))
]

_kept_by_athena(workgroup) := terraform.settings_of(
	workgroup,
	["configuration", "managed_query_results_configuration", "enabled"],
	false,
)
