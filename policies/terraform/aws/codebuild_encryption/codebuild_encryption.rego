# METADATA
# title: CodeBuild artifacts without encryption
# description: >-
#   What the project builds is stored without encryption, since that is switched off. Whoever gets at the bucket reads
#   the artifacts, and often the settings that are in them. Projects without artifacts are left out.
# related_resources:
#   - ref: https://docs.aws.amazon.com/codebuild/latest/userguide/security-encryption.html
#     description: AWS, Data encryption in CodeBuild
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/codebuild_project
#     description: Terraform, aws_codebuild_project
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_codebuild_project]
#   remediation: >-
#     Take `encryption_disabled` out of `artifacts` and `secondary_artifacts`, or set it to `false`; `encryption_key`
#     chooses a key of your own.
package terraform.aws.codebuild_encryption

import data.lib.terraform
import data.lib.terraform_blocks

deny contains terraform.mended(setting, "artifacts are not encrypted", false) if {
	some setting in _settings
	terraform.is_true(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := [terraform_blocks.doubted(setting) |
	some block in ["artifacts", "secondary_artifacts"]
	path := [block, "encryption_disabled"]
	some setting in terraform_blocks.stated(["aws_codebuild_project"], path, false)
	not terraform.is_false(setting.value)
	object.get(setting.resource.body, "type", "") != "NO_ARTIFACTS"
]
