# METADATA
# title: EMR configuration that leaves EBS volumes open
# description: >-
#   The security configuration does not encrypt the EBS volumes of clusters, their root volumes before all. What is
#   worked on, and what was swapped out, lies open on them.
# related_resources:
#   - ref: https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-create-security-configuration.html
#     description: AWS, Create a security configuration
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/emr_security_configuration
#     description: Terraform, aws_emr_security_configuration
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_emr_security_configuration]
#   remediation: >-
#     Set `EnableEbsEncryption` to `true` in `LocalDiskEncryptionConfiguration`, beside `EnableAtRestEncryption`, with
#     a key of KMS.
package terraform.aws.emr_cluster_conf_encrypts_ebs

import data.lib.aws_emr
import data.lib.terraform

deny contains terraform.finding(configuration.setting, "volumes of EBS are not encrypted") if {
	some configuration in aws_emr.configurations
	terraform.is_false(_verdict(configuration.encryption))
}

unknown contains terraform.finding(configuration.setting, message) if {
	some configuration in aws_emr.configurations
	terraform.unknown(_verdict(configuration.encryption))
	message := "what the configuration encrypts is known only when Terraform runs"
}

unknown contains finding if some finding in terraform.undecided(aws_emr.unread)

# Volumes are encrypted where their encryption is switched on beside that of what is at rest.
_verdict(encryption) := aws_emr.all_of([
	aws_emr.at(encryption, ["EnableAtRestEncryption"]),
	aws_emr.at(encryption, ["AtRestEncryptionConfiguration", "LocalDiskEncryptionConfiguration", "EnableEbsEncryption"]),
])
