# METADATA
# title: EMR cluster without a security configuration
# description: >-
#   The cluster has no security configuration: nothing in it is encrypted, neither on its disks nor between its nodes,
#   and users are not told apart.
# related_resources:
#   - ref: https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-security-configurations.html
#     description: AWS, Use security configurations to set up Amazon EMR cluster security
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/emr_cluster
#     description: Terraform, aws_emr_cluster
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_emr_cluster]
#   remediation: >-
#     Set `security_configuration` to the name of an `aws_emr_security_configuration` that encrypts at rest and in
#     transit.
package terraform.aws.emr_cluster_has_security_configuration

import data.lib.terraform

deny contains terraform.finding(setting, "cluster has no security configuration") if {
	some setting in _settings
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := terraform.presences(["aws_emr_cluster"], ["security_configuration"])
