# METADATA
# title: API Gateway method that anybody may call
# description: >-
#   The method asks neither for authorization nor for an API key: whoever knows the address of the API may call what
#   is behind it. Methods for `OPTIONS`, which browsers send without credentials, private APIs, and APIs with a
#   resource policy are left out.
# related_resources:
#   - ref: https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-to-api.html
#     description: AWS, Control and manage access to REST APIs in API Gateway
#   - ref: https://owasp.org/API-Security/editions/2023/en/0xa2-broken-authentication/
#     description: OWASP, API2:2023 Broken Authentication
# custom:
#   severity: high
#   kinds: [terraform_module/aws_api_gateway_method]
#   remediation: >-
#     Set `authorization` to `AWS_IAM`, or to `COGNITO_USER_POOLS` or `CUSTOM` with an `authorizer_id`. Where the
#     method is for everybody, such as a login, suppress the finding and say so.
package terraform.aws.apigw_authorization

import data.lib.terraform

deny contains terraform.finding(setting, "anybody may call the method") if {
	some setting in _open
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_open)

# Methods of which nothing is sure to keep callers away.
_open := [setting |
	some said in terraform.settings(["aws_api_gateway_method"], ["authorization"], "NONE")
	_may_be(said.value, "NONE")
	asked := object.union(said, {"value": false | said.value == "NONE"})
	some setting in terraform.unless(asked, [{"value": guard} | some guard in _guards(said.resource)])
]

_may_be(value, wanted) if value == wanted

_may_be(value, _) if terraform.unknown(value)

# Whether something else keeps callers away, or that is unknown.
_guards(method) := [
	terraform.argument(method.body, "api_key_required", false),
	_does_nothing(terraform.argument(method.body, "http_method", "ANY")),
	_is_guarded(method),
]

# Browsers ask by OPTIONS what they may do; what is no method of HTTP is never called.
_does_nothing(verb) := verb if {
	terraform.unknown(verb)
} else := false if {
	verb in {"ANY", "DELETE", "GET", "HEAD", "PATCH", "POST", "PUT"}
} else := true

_is_guarded(method) if {
	some api in terraform.targets(method, "rest_api_id", _api)
	api in _guarded
} else := false

_api := "aws_api_gateway_rest_api"

_guarded contains setting.resource.name if {
	some setting in terraform.settings([_api], ["endpoint_configuration", "types"], [])
	"PRIVATE" in setting.value
}

_guarded contains setting.resource.name if {
	some setting in terraform.presences([_api], ["policy"])
	setting.value != false
}

_guarded contains api if {
	some policy in terraform.resources_of(["aws_api_gateway_rest_api_policy"])
	some api in terraform.targets(policy, "rest_api_id", _api)
}
