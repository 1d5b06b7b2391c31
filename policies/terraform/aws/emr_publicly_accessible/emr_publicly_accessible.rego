# METADATA
# title: EMR that may be opened to the internet
# description: >-
#   The region lets clusters of EMR have security groups that let everybody in. Their interfaces ask for no password,
#   and attackers look for them to run code of their own.
# related_resources:
#   - ref: https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-block-public-access.html
#     description: AWS, Using Amazon EMR block public access
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/emr-controls.html#emr-2
#     description: AWS Security Hub, EMR.2
# custom:
#   severity: high
#   kinds: [terraform_module/aws_emr_block_public_access_configuration]
#   remediation: >-
#     Set `block_public_security_group_rules = true`.
#   controls:
#     fsbp: ["EMR.2"]
package terraform.aws.emr_publicly_accessible

import data.lib.terraform

deny contains terraform.mended(setting, "clusters may be opened to the internet", true) if {
	some setting in _settings
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := terraform.settings(
	["aws_emr_block_public_access_configuration"],
	["block_public_security_group_rules"],
	false,
)
