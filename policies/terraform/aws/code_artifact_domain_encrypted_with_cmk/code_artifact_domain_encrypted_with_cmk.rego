# METADATA
# title: CodeArtifact domain without a key of your own
# description: >-
#   The packages are encrypted already, with the key of AWS for CodeArtifact. With a key of your own you say who may
#   use it, see each use in CloudTrail and can take access back at once.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/codeartifact_domain
#     description: Terraform, aws_codeartifact_domain
#   - ref: https://csf.tools/reference/nist-sp-800-53/r5/sc/sc-28/
#     description: NIST SP 800-53, SC-28
# custom:
#   severity: low
#   kinds: [terraform_module/aws_codeartifact_domain]
#   remediation: >-
#     Set `encryption_key` to the ARN of an `aws_kms_key`. Terraform makes a new domain when it changes.
package terraform.aws.code_artifact_domain_encrypted_with_cmk

import data.lib.terraform

deny contains terraform.finding(setting, "packages are not encrypted with a key of your own") if {
	some setting in _settings
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := terraform.presences(["aws_codeartifact_domain"], ["encryption_key"])
