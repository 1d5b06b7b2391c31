# METADATA
# title: EMR configuration that leaves local disks open
# description: >-
#   The security configuration does not encrypt the local disks of clusters. What is worked on lies open on them.
# related_resources:
#   - ref: https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-create-security-configuration.html
#     description: AWS, Create a security configuration
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/emr-controls.html#emr-3
#     description: AWS Security Hub, EMR.3
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_emr_security_configuration]
#   remediation: >-
#     Add `LocalDiskEncryptionConfiguration` to `AtRestEncryptionConfiguration`, beside `EnableAtRestEncryption`, with
#     a key of KMS.
#   controls:
#     fsbp: ["EMR.3"]
package terraform.aws.emr_cluster_conf_encrypts_local_disk

import data.lib.aws_emr
import data.lib.terraform

deny contains terraform.finding(configuration.setting, "local disks are not encrypted") if {
	some configuration in aws_emr.configurations
	terraform.is_false(_verdict(configuration.encryption))
}

unknown contains terraform.finding(configuration.setting, message) if {
	some configuration in aws_emr.configurations
	terraform.unknown(_verdict(configuration.encryption))
	message := "what the configuration encrypts is known only when Terraform runs"
}

unknown contains finding if some finding in terraform.undecided(aws_emr.unread)

# Disks are encrypted where a key is named for them beside the encryption of what is at rest.
_verdict(encryption) := aws_emr.all_of([
	aws_emr.at(encryption, ["EnableAtRestEncryption"]),
	_has_key(aws_emr.at(encryption, _path)),
])

_path := ["AtRestEncryptionConfiguration", "LocalDiskEncryptionConfiguration"]

_has_key(disks) := count(disks) > 0 if {
	is_object(disks)
} else := disks if {
	terraform.unknown(disks)
} else := false
