# METADATA
# title: Network ACL open to the world on port 21 (FTP)
# description: >-
#   A network access control list lets every address in to port 21. Port 21 is that of FTP, which sends passwords and
#   files in plain text; this list is the last fence when a security group is opened by mistake. A rule with a lower
#   number that denies the same counts.
# related_resources:
#   - ref: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html
#     description: AWS, Control subnet traffic with network access control lists
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-19
#     description: AWS Security Hub, EC2.19, on ports with high risk
# custom:
#   severity: low
#   kinds:
#     - terraform_module/aws_default_network_acl
#     - terraform_module/aws_network_acl
#     - terraform_module/aws_network_acl_rule
#   remediation: >-
#     Deny port 21 with a lower rule number, or name the ports that are needed; return traffic uses 1024 to 65535
#     only. Give files out over SFTP or HTTPS.
package terraform.aws.network_acl_unrestricted_ingress21

import data.lib.aws_network_acls

deny contains {"message": message, "at": entry.at, "resource": entry.address} if {
	some entry in aws_network_acls.allowed
	aws_network_acls.opens(entry, 21)
	message := sprintf("port 21 is open to %s", [entry.cidr])
}

unknown contains {"message": message, "at": entry.at, "resource": entry.address} if {
	some entry in aws_network_acls.allowed
	aws_network_acls.may_open(entry, 21)
	message := "whether port 21 is open to the world is known only when Terraform runs"
}
