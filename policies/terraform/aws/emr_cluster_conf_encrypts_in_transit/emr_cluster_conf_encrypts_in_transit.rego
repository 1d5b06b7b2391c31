# METADATA
# title: EMR configuration without TLS between nodes
# description: >-
#   The security configuration does not encrypt what goes between the nodes of clusters. Whoever gets into the network
#   reads the data that is worked on.
# related_resources:
#   - ref: https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-create-security-configuration.html
#     description: AWS, Create a security configuration
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/emr-controls.html#emr-4
#     description: AWS Security Hub, EMR.4
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_emr_security_configuration]
#   remediation: >-
#     Set `EnableInTransitEncryption` to `true`, with certificates in `InTransitEncryptionConfiguration`.
#   controls:
#     fsbp: ["EMR.4"]
package terraform.aws.emr_cluster_conf_encrypts_in_transit

import data.lib.aws_emr
import data.lib.terraform

deny contains terraform.finding(configuration.setting, "what goes between nodes is not encrypted") if {
	some configuration in aws_emr.configurations
	terraform.is_false(_verdict(configuration.encryption))
}

unknown contains terraform.finding(configuration.setting, message) if {
	some configuration in aws_emr.configurations
	terraform.unknown(_verdict(configuration.encryption))
	message := "what the configuration encrypts is known only when Terraform runs"
}

unknown contains finding if some finding in terraform.undecided(aws_emr.unread)

_verdict(encryption) := aws_emr.all_of([aws_emr.at(encryption, ["EnableInTransitEncryption"])])
