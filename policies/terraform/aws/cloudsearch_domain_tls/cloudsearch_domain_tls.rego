# METADATA
# title: CloudSearch domain that accepts old TLS
# description: >-
#   The endpoints of the domain agree to TLS 1.0 and 1.1, which are broken and withdrawn (RFC 8996), as they do where
#   no policy is named.
# related_resources:
#   - ref: https://docs.aws.amazon.com/cloudsearch/latest/developerguide/configuring-domain-endpoint-options.html
#     description: AWS, Configuring domain endpoint options
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudsearch_domain
#     description: Terraform, aws_cloudsearch_domain
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_cloudsearch_domain]
#   remediation: >-
#     Set `tls_security_policy = "Policy-Min-TLS-1-2-2019-07"` in `endpoint_options`.
package terraform.aws.cloudsearch_domain_tls

import data.lib.terraform

deny contains terraform.mended(setting, message, "Policy-Min-TLS-1-2-2019-07") if {
	some setting in _settings
	terraform.known(setting.value)
	not regex.match(`TLS-1-[23]`, sprintf("%v", [setting.value]))
	message := sprintf("policy %s accepts TLS before 1.2", [setting.value])
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := terraform.settings(
	["aws_cloudsearch_domain"],
	["endpoint_options", "tls_security_policy"],
	"Policy-Min-TLS-1-0-2019-07",
)
