# METADATA
# title: Lambda permission for a service in any account
# description: >-
#   A service of AWS may call the function, whoever told it to. Without `source_arn` or `source_account` somebody in
#   another account can make a bucket, topic or API of their own that calls the function with what they like (the
#   confused deputy).
# related_resources:
#   - ref: https://docs.aws.amazon.com/lambda/latest/dg/permissions-function-services.html
#     description: AWS, Granting Lambda function access to AWS services
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/lambda-controls.html#lambda-1
#     description: AWS Security Hub, Lambda.1
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_lambda_permission]
#   remediation: >-
#     Set `source_arn` to the ARN of what calls the function, as that of the bucket or
#     `"${aws_api_gateway_rest_api.shop.execution_arn}/*/*"`; for S3 set `source_account` too, since the ARN of a
#     bucket does not name its account.
#   controls:
#     fsbp: ["Lambda.1"]
package terraform.aws.lambda_source_arn

import data.lib.aws_policies
import data.lib.terraform

deny contains terraform.finding(setting, "service may call the function for anybody") if {
	some setting in _callers
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_callers)

# Who may call functions, where no source is named; false for a service.
_callers := [setting |
	some said in terraform.settings(["aws_lambda_permission"], ["principal"], "")
	_may_be_service(said.value)
	some setting in terraform.unless(object.union(said, {"value": false | _is_service(said.value)}), _named(said.resource))
]

_named(permission) := [named |
	some argument in ["source_account", "source_arn"]
	some named in terraform.presences_of(permission, [argument])
]

_may_be_service(principal) if _is_service(principal)

_may_be_service(principal) if aws_policies.hangs(principal)

_is_service(principal) if {
	is_string(principal)
	regex.match(`^[^ *]+\.amazonaws\.com(\.cn)?$`, principal)
}
