# METADATA
# title: Certificate that is kept out of transparency logs
# description: >-
#   The certificate does not appear in the public logs of certificates. Browsers do not trust it then, and nobody who
#   watches these logs sees that one was made for the domain.
# related_resources:
#   - ref: https://docs.aws.amazon.com/acm/latest/userguide/acm-concepts.html#concept-transparency
#     description: AWS, Certificate Transparency Logging
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/acm_certificate
#     description: Terraform, aws_acm_certificate
# custom:
#   severity: low
#   kinds: [terraform_module/aws_acm_certificate]
#   remediation: >-
#     Set `certificate_transparency_logging_preference = "ENABLED"`, or take the argument out.
package terraform.aws.acm_cert_set_logging_preference

import data.lib.terraform

deny contains terraform.mended(setting, "certificate is kept out of the transparency logs", "ENABLED") if {
	some setting in _settings
	terraform.known(setting.value)
	setting.value == "DISABLED"
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := terraform.settings(
	["aws_acm_certificate"],
	["options", "certificate_transparency_logging_preference"],
	"ENABLED",
)
