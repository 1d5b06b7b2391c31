# METADATA
# title: API Gateway domain that does not demand TLS 1.2
# description: >-
#   The custom domain name accepts TLS 1.0 and 1.1, which are broken and withdrawn (RFC 8996), or names no security
#   policy and leaves that to what the service does at the time. An attacker on the way can push a connection down to
#   them.
# related_resources:
#   - ref: https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-custom-domain-tls-version.html
#     description: AWS, Choose a security policy for your custom domain in API Gateway
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/api_gateway_domain_name
#     description: Terraform, aws_api_gateway_domain_name
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_api_gateway_domain_name]
#   remediation: >-
#     Set `security_policy = "TLS_1_2"`, or one of the newer policies such as
#     `SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09`.
package terraform.aws.apigw_tls

import data.lib.terraform

deny contains terraform.mended(setting, "domain does not demand TLS 1.2", "TLS_1_2") if {
	some setting in _settings
	terraform.known(setting.value)
	not regex.match(`^(TLS_1_2|SecurityPolicy_TLS1[23]_)`, sprintf("%v", [setting.value]))
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := terraform.settings(["aws_api_gateway_domain_name"], ["security_policy"], "")
