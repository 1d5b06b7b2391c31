# METADATA
# title: Network ACL that no subnet has
# description: >-
#   The network access control list is for no subnet, so its rules hold for nothing. Where it was meant to shut
#   something, that is open: subnets without a list of their own have the default one, which lets everything through.
# related_resources:
#   - ref: https://docs.aws.amazon.com/vpc/latest/userguide/nacl-associations.html
#     description: AWS, Network ACL associations for your subnets
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-16
#     description: AWS Security Hub, EC2.16
# custom:
#   severity: low
#   kinds: [terraform_module/aws_network_acl]
#   remediation: >-
#     Name the subnets in `subnet_ids`, or add an `aws_network_acl_association`; or remove the list.
#   controls:
#     fsbp: ["EC2.16"]
package terraform.aws.subnet_has_acl

import data.lib.terraform
import data.lib.terraform_companions

deny contains terraform.finding(setting, "no subnet has the list") if {
	some setting in _missing
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_missing)

# Lists that name no subnet, and that are given to none.
_missing := [setting |
	some beside in terraform_companions.missing("aws_network_acl", ["aws_network_acl_association"], "network_acl_id")
	subnets := terraform.presences_of(beside.resource, ["subnet_ids"])
	some setting in terraform.unless(beside, subnets)
]
