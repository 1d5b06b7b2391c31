# METADATA
# title: Security group open to the world on port 80
# description: >-
#   A security group lets every address in to port 80, where programs answer without TLS: what is asked and what is
#   answered can be read and changed on the way. A load balancer that only redirects to HTTPS is meant to be reached
#   there: suppress the finding for it.
# related_resources:
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-19
#     description: AWS Security Hub, EC2.19, on ports with high risk
#   - ref: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html
#     description: AWS, Control traffic to your AWS resources using security groups
# custom:
#   severity: low
#   kinds:
#     - terraform_module/aws_default_security_group
#     - terraform_module/aws_security_group
#     - terraform_module/aws_security_group_rule
#     - terraform_module/aws_vpc_security_group_ingress_rule
#   remediation: >-
#     Serve HTTPS on port 443, and let port 80 of what stands behind a load balancer in from its security group only
#     (`security_groups`).
package terraform.aws.security_group_unrestricted_ingress80

import data.lib.aws

deny contains {"message": message, "at": rule.at, "resource": rule.address} if {
	some rule in aws.open_ingress
	aws.reaches(rule, 80)
	message := sprintf("port 80 is open to %s", [rule.cidr])
}

unknown contains {"message": message, "at": rule.at, "resource": rule.address} if {
	some rule in aws.undecided_ingress
	aws.may_reach(rule, 80)
	message := "whether port 80 is open to the world is known only when Terraform runs"
}
