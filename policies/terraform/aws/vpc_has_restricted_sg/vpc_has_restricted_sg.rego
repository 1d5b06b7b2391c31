# METADATA
# title: Network whose default security group lets traffic through
# description: >-
#   The default security group of the network lets traffic through: the module gives it rules, or does not take those
#   away that AWS puts there, which let everything out and let in whatever is in the group, too. What is started
#   without a group of its own gets this one.
# related_resources:
#   - ref: https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html
#     description: AWS, Default security groups for your VPCs
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/default_security_group
#     description: Terraform, aws_default_security_group
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-2
#     description: AWS Security Hub, EC2.2
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_vpc]
#   remediation: >-
#     Add an `aws_default_security_group` with the `vpc_id` of the network and no rules, and give everything a group
#     of its own first.
#   controls:
#     cis_aws_3_0: ["5.4"]
#     fsbp: ["EC2.2"]
package terraform.aws.vpc_has_restricted_sg

import data.lib.terraform
import data.lib.terraform_companions

deny contains terraform.finding(setting, "default security group keeps the rules of AWS") if {
	some setting in _missing
	setting.value == false
}

deny contains {"message": message, "at": rule.at, "resource": vpc.address} if {
	some rule in _rules
	some vpc in _networks[rule.group]
	terraform.known(rule.value)
	message := "default security group lets traffic through"
}

unknown contains finding if some finding in terraform.undecided(_missing)

unknown contains {"message": message, "at": rule.at, "resource": vpc.address} if {
	some rule in _rules
	some vpc in _networks[rule.group]
	terraform.unknown(rule.value)
	message := "whether the default security group has rules is known only when Terraform runs"
}

_missing := terraform_companions.missing("aws_vpc", ["aws_default_security_group"], "vpc_id")

# Networks by the name of the resource for their default group.
_networks[group.name] contains vpc if {
	some group in terraform.resources_of(["aws_default_security_group"])
	some name in terraform.targets(group, "vpc_id", "aws_vpc")
	some vpc in terraform.resources_of(["aws_vpc"])
	vpc.name == name
}

# Rules of default groups, in these and beside them.
_rules := array.concat(
	[{"group": setting.resource.name, "at": setting.at, "value": setting.value} |
		some direction in ["egress", "ingress"]
		some setting in terraform.presences(["aws_default_security_group"], [direction])
		setting.value != false
	],
	[{"group": group, "at": rule.path, "value": true} |
		some rule in terraform.resources_of([
			"aws_security_group_rule", "aws_vpc_security_group_egress_rule",
			"aws_vpc_security_group_ingress_rule",
		])
		some group in terraform.targets(rule, "security_group_id", "aws_default_security_group")
	],
)
