# METADATA
# title: SES that sends mail without TLS
# description: >-
#   Mail goes out without TLS where the other server offers none, or where somebody on the way takes the offer away:
#   `tls_policy` is `Optional`, as it is where nothing is said.
# related_resources:
#   - ref: https://docs.aws.amazon.com/ses/latest/dg/security-protocols.html
#     description: AWS, Amazon SES and security protocols
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ses_configuration_set
#     description: Terraform, aws_ses_configuration_set
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_ses_configuration_set]
#   remediation: >-
#     Write a block `delivery_options` with `tls_policy = "Require"`. Mail to servers without TLS then comes back.
package terraform.aws.ses_configuration_set_defines_tls

import data.lib.terraform

_policies := terraform.settings(["aws_ses_configuration_set"], ["delivery_options", "tls_policy"], "Optional")

deny contains terraform.mended(setting, "mail may be sent without TLS", "Require") if {
	some setting in _policies
	terraform.known(setting.value)
	setting.value != "Require"
}

unknown contains finding if some finding in terraform.undecided(_policies)
