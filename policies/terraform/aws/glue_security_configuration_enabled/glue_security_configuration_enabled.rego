# METADATA
# title: Glue job without a security configuration
# description: >-
#   The job, the crawler or the endpoint names no security configuration: what it writes to S3, its logs and its
#   bookmarks are not encrypted with a key of KMS.
# related_resources:
#   - ref: https://docs.aws.amazon.com/glue/latest/dg/console-security-configurations.html
#     description: AWS, Managing security configurations on the AWS Glue console
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/glue_security_configuration
#     description: Terraform, aws_glue_security_configuration
# custom:
#   severity: low
#   kinds: [terraform_module/aws_glue_crawler, terraform_module/aws_glue_dev_endpoint, terraform_module/aws_glue_job]
#   remediation: >-
#     Set `security_configuration` to the name of an `aws_glue_security_configuration` (its `id` for a job).
package terraform.aws.glue_security_configuration_enabled

import data.lib.terraform

deny contains terraform.finding(setting, "no security configuration is named") if {
	some setting in _settings
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := terraform.presences(
	["aws_glue_crawler", "aws_glue_dev_endpoint", "aws_glue_job"],
	["security_configuration"],
)
