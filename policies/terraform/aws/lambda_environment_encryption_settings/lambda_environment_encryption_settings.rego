# METADATA
# title: Lambda variables without a key of your own
# description: >-
#   The environment variables of the function are encrypted already, with the key of AWS (`aws/lambda`): whoever may
#   look at the function sees them. With a key of your own you say who may use it, see each use in CloudTrail and can
#   take access back at once. Functions without variables are left out.
# related_resources:
#   - ref: https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars-encryption.html
#     description: AWS, Securing Lambda environment variables
#   - ref: https://csf.tools/reference/nist-sp-800-53/r5/sc/sc-28/
#     description: NIST SP 800-53, SC-28
# custom:
#   severity: low
#   kinds: [terraform_module/aws_lambda_function]
#   remediation: >-
#     Set `kms_key_arn` to the ARN of an `aws_kms_key`. Passwords belong into Secrets Manager.
package terraform.aws.lambda_environment_encryption_settings

import data.lib.terraform

deny contains terraform.finding(setting, "variables are not encrypted with a key of your own") if {
	some setting in _settings
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_settings)

# Keys of functions that have variables; what may have none is unknown.
_settings := [setting |
	some said in terraform.presences(["aws_lambda_function"], ["kms_key_arn"])
	some variables in terraform.presences_of(said.resource, ["environment"])
	variables.value != false
	setting := object.union(said, {"value": variables.value | said.value == false; terraform.unknown(variables.value)})
]
