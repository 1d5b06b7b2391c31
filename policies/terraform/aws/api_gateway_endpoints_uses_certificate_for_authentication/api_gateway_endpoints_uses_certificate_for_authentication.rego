# METADATA
# title: API Gateway stage without a client certificate
# description: >-
#   The stage shows no certificate to the servers behind it. These cannot tell whether a request came through the API,
#   with its authorization and its limits, or past it. Servers that only the API can reach need none.
# related_resources:
#   - ref: https://docs.aws.amazon.com/apigateway/latest/developerguide/getting-started-client-side-ssl-authentication.html
#     description: AWS, Generate and configure an SSL certificate for backend authentication
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/apigateway-controls.html#apigateway-2
#     description: AWS Security Hub, APIGateway.2
# custom:
#   severity: low
#   kinds: [terraform_module/aws_api_gateway_stage]
#   remediation: >-
#     Make an `aws_api_gateway_client_certificate`, set its `id` as `client_certificate_id`, and let the servers
#     demand it.
#   controls:
#     fsbp: ["APIGateway.2"]
package terraform.aws.api_gateway_endpoints_uses_certificate_for_authentication

import data.lib.terraform

deny contains terraform.finding(setting, "servers cannot tell that a request comes from the API") if {
	some setting in _settings
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := terraform.presences(["aws_api_gateway_stage"], ["client_certificate_id"])
