# METADATA
# title: Remote Desktop open to the world
# description: >-
#   A security group lets every address connect to port 3389. Remote Desktop is what ransomware gangs try first:
#   passwords are guessed day and night, and flaws in it have been wormable.
# related_resources:
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-14
#     description: AWS Security Hub, EC2.14 and EC2.54
#   - ref: https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager.html
#     description: AWS, Session Manager
# custom:
#   severity: high
#   kinds: [terraform_module/aws_default_security_group, terraform_module/aws_security_group,
#     terraform_module/aws_security_group_rule, terraform_module/aws_vpc_security_group_ingress_rule]
#   remediation: >-
#     Name the address ranges that administrators come from, or close the port and use Fleet Manager or a gateway that
#     asks for a second factor.
#   controls:
#     cis_aws_3_0: ["5.2", "5.3"]
#     fsbp: ["EC2.19"]
package terraform.aws.sg_ingress_3389

import data.lib.aws

deny contains {"message": message, "at": rule.at, "resource": rule.address} if {
	some rule in aws.open_ingress
	aws.reaches(rule, 3389)
	message := sprintf("port 3389 (RDP) is open to %s", [rule.cidr])
}

unknown contains {"message": message, "at": rule.at, "resource": rule.address} if {
	some rule in aws.undecided_ingress
	aws.may_reach(rule, 3389)
	message := "whether port 3389 (RDP) is open to the world is known only when Terraform runs"
}
