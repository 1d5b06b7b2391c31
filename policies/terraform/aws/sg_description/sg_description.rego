# METADATA
# title: Security group or rule without a description
# description: >-
#   A security group, or one of its rules, does not say what it is for. Nobody dares then to remove an address years
#   later. Terraform writes "Managed by Terraform" into groups that say nothing, and nothing into rules.
# related_resources:
#   - ref: https://docs.aws.amazon.com/vpc/latest/userguide/working-with-security-group-rules.html
#     description: AWS, Configure security group rules
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/security_group#description-1
#     description: Terraform, aws_security_group
# custom:
#   severity: low
#   kinds:
#     - terraform_module/aws_security_group
#     - terraform_module/aws_security_group_rule
#     - terraform_module/aws_vpc_security_group_egress_rule
#     - terraform_module/aws_vpc_security_group_ingress_rule
#   remediation: >-
#     Write a `description` into the group and into each rule: who needs it, and what for. That of a group cannot be
#     changed: Terraform replaces the group.
package terraform.aws.sg_description

import data.lib.terraform

deny contains terraform.finding(setting, "security group has no description") if {
	some setting in _groups
	setting.value == false
}

deny contains terraform.finding(setting, "rule has no description") if {
	some setting in _rules
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(array.concat(_groups, _rules))

_groups := terraform.presences(["aws_security_group"], ["description"])

_rules := array.concat(
	terraform.presences(
		["aws_security_group_rule", "aws_vpc_security_group_egress_rule", "aws_vpc_security_group_ingress_rule"],
		["description"],
	),
	[setting |
		some direction in ["egress", "ingress"]
		some setting in terraform.presences(["aws_security_group"], [direction, "description"])
		direction in setting.at
	],
)
