# METADATA
# title: Certificate that is deleted before its successor is there
# description: >-
#   A change of the certificate deletes the old one first. AWS refuses that while a load balancer or a distribution
#   uses it, and the apply stops half way.
# related_resources:
#   - ref: https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle
#     description: Terraform, The lifecycle meta-argument
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/acm_certificate
#     description: Terraform, aws_acm_certificate
# custom:
#   severity: low
#   kinds: [terraform_module/aws_acm_certificate]
#   remediation: >-
#     Set `create_before_destroy = true` in a `lifecycle` block.
package terraform.aws.acm_cert_create_before_destroy

import data.lib.terraform

deny contains terraform.mended(setting, "old one is deleted before the new one is there", true) if {
	some setting in _settings
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := terraform.settings(["aws_acm_certificate"], ["lifecycle", "create_before_destroy"], false)
