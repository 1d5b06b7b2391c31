# METADATA
# title: SSH open to the world
# description: >-
#   A security group lets every address connect to port 22. Whoever scans the internet finds it within minutes, and
#   one weak key or one flaw in the SSH server is then enough to take the machine.
# related_resources:
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-13
#     description: AWS Security Hub, EC2.13 and EC2.53
#   - ref: https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager.html
#     description: AWS, Session Manager
# custom:
#   severity: high
#   kinds: [terraform_module/aws_default_security_group, terraform_module/aws_security_group,
#     terraform_module/aws_security_group_rule, terraform_module/aws_vpc_security_group_ingress_rule]
#   remediation: >-
#     Name the address ranges that administrators come from, or close the port and use Session Manager, which needs no
#     open port.
#   controls:
#     cis_aws_3_0: ["5.2", "5.3"]
#     fsbp: ["EC2.19"]
package terraform.aws.sg_ingress_22

import data.lib.aws

deny contains {"message": message, "at": rule.at, "resource": rule.address} if {
	some rule in aws.open_ingress
	aws.reaches(rule, 22)
	message := sprintf("port 22 (SSH) is open to %s", [rule.cidr])
}

unknown contains {"message": message, "at": rule.at, "resource": rule.address} if {
	some rule in aws.undecided_ingress
	aws.may_reach(rule, 22)
	message := "whether port 22 (SSH) is open to the world is known only when Terraform runs"
}
