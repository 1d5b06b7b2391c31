# METADATA
# title: Network ACL open to the world on admin ports
# description: >-
#   A network access control list lets every address in to port 22 or 3389. It is the last fence when a security group
#   is opened by mistake, and here it has a hole where attackers knock first. A rule with a lower number that denies
#   the same counts.
# related_resources:
#   - ref: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html
#     description: AWS, Control subnet traffic with network access control lists
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-21
#     description: AWS Security Hub, EC2.21
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_default_network_acl, terraform_module/aws_network_acl,
#     terraform_module/aws_network_acl_rule]
#   remediation: >-
#     Name the address ranges that administrators come from, or deny 22 and 3389 with lower rule numbers. Mind that a
#     range for answers (1024-65535) contains 3389, and that return traffic must stay allowed because these lists keep
#     no state.
#   controls:
#     cis_aws_3_0: ["5.1"]
#     fsbp: ["EC2.21"]
package terraform.aws.nacl_ingress_any

import data.lib.aws_network_acls

_ports := {22: "22 (SSH)", 3389: "3389 (RDP)"}

deny contains {"message": message, "at": entry.at, "resource": entry.address} if {
	some entry in aws_network_acls.allowed
	open := [name | some port, name in _ports; aws_network_acls.opens(entry, port)]
	count(open) > 0
	message := sprintf("admin ports are open to %s: %s", [entry.cidr, concat(", ", open)])
}

unknown contains {"message": message, "at": entry.at, "resource": entry.address} if {
	some entry in aws_network_acls.allowed
	some port, _ in _ports
	aws_network_acls.may_open(entry, port)
	message := "whether admin ports are open to the world is known only when Terraform runs"
}
