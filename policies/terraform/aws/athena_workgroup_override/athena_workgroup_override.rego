# METADATA
# title: Athena workgroup whose settings clients overrule
# description: >-
#   Whoever runs a query in the workgroup chooses where its result goes and whether that is encrypted. What the
#   workgroup says of it is a suggestion. Terraform enforces the settings where nothing is said.
# related_resources:
#   - ref: https://docs.aws.amazon.com/athena/latest/ug/workgroups-settings-override.html
#     description: AWS, Override client-side settings
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/athena_workgroup
#     description: Terraform, aws_athena_workgroup
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_athena_workgroup]
#   remediation: >-
#     Set `enforce_workgroup_configuration = true` in `configuration`, or take the argument out.
package terraform.aws.athena_workgroup_override

import data.lib.terraform

deny contains terraform.mended(setting, "clients may overrule the settings of the workgroup", true) if {
	some setting in _settings
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := terraform.settings(
	["aws_athena_workgroup"],
	["configuration", "enforce_workgroup_configuration"],
	true,
)
