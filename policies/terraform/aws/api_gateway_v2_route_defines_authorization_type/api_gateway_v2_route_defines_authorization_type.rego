# METADATA
# title: API Gateway route that anybody may call
# description: >-
#   The route asks for no authorization: whoever knows the address of the API may call what is behind it. Routes of a
#   WebSocket other than `$connect`, which asks once for all, routes with an API key and those for `OPTIONS` are left
#   out.
# related_resources:
#   - ref: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-access-control.html
#     description: AWS, Control and manage access to HTTP APIs in API Gateway
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/apigateway-controls.html#apigateway-8
#     description: AWS Security Hub, APIGateway.8
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_apigatewayv2_route]
#   remediation: >-
#     Set `authorization_type` to `JWT`, `AWS_IAM` or `CUSTOM`, with the `authorizer_id` where one is needed.
#   controls:
#     fsbp: ["APIGateway.8"]
package terraform.aws.api_gateway_v2_route_defines_authorization_type

import data.lib.terraform

deny contains terraform.finding(setting, "anybody may call the route") if {
	some setting in _open
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_open)

# Routes of which nothing is sure to keep callers away.
_open := [setting |
	some said in terraform.settings(["aws_apigatewayv2_route"], ["authorization_type"], "NONE")
	_may_be_open(said.value)
	asked := object.union(said, {"value": false | said.value == "NONE"})
	some setting in terraform.unless(asked, [{"value": guard} | some guard in _guards(said.resource)])
]

_may_be_open(value) if value == "NONE"

_may_be_open(value) if terraform.unknown(value)

_guards(route) := [
	terraform.argument(route.body, "api_key_required", false),
	_is_for_browsers(terraform.argument(route.body, "route_key", "$default")),
	_is_inside_of_socket(route),
]

_is_for_browsers(key) := key if {
	terraform.unknown(key)
} else if {
	is_string(key)
	startswith(key, "OPTIONS ")
} else := false

# What comes over a WebSocket that is open was asked when it was opened.
_is_inside_of_socket(route) if {
	terraform.argument(route.body, "route_key", "$default") != "$connect"
	some api in terraform.targets(route, "api_id", "aws_apigatewayv2_api")
	api in _sockets
} else := false

_sockets contains setting.resource.name if {
	some setting in terraform.settings(["aws_apigatewayv2_api"], ["protocol_type"], "HTTP")
	setting.value == "WEBSOCKET"
}
