# METADATA
# title: API Gateway stage without execution logs
# description: >-
#   Nothing in the module makes the stage log what happens to requests (`logging_level` of `ERROR` or `INFO` for all
#   methods). Why a request was refused, or an integration failed, does not show.
# related_resources:
#   - ref: https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
#     description: AWS, Set up CloudWatch logging for REST APIs in API Gateway
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/apigateway-controls.html#apigateway-1
#     description: AWS Security Hub, APIGateway.1
# custom:
#   severity: low
#   kinds: [terraform_module/aws_api_gateway_stage]
#   remediation: >-
#     Add an `aws_api_gateway_method_settings` of the stage with `method_path = "*/*"` and `logging_level = "ERROR"`
#     in `settings`.
#   controls:
#     fsbp: ["APIGateway.1"]
package terraform.aws.apigw_logging_levels_defined_properly

import data.lib.terraform
import data.lib.terraform_instances

deny contains terraform.finding(setting, "what happens to requests is not logged") if {
	some setting in _settings
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_settings)

_type := "aws_api_gateway_method_settings"

_settings := [setting |
	some stage in terraform.resources_of(["aws_api_gateway_stage"])
	said := {"value": false, "at": stage.path, "name": "the level of its log", "resource": stage}
	some setting in terraform.unless(said, _levels_of(stage))
]

# What makes a stage log all methods: true, or an unknown value that this hangs on.
_levels_of(stage) := [{"value": array.concat(doubts, [true])[0]} |
	some methods in terraform.resources_of([_type])
	_is_for(methods, stage)
	path := terraform.argument(methods.body, "method_path", "")
	_may_be(path, {"*/*"})
	some level in terraform.settings_of(methods, ["settings", "logging_level"], "OFF")
	_may_be(level.value, {"ERROR", "INFO"})
	doubts := array.concat(
		[value | some value in [path, level.value]; terraform.unknown(value)],
		[doubt.value | some doubt in terraform_instances.doubts(methods, stage)],
	)
]

_is_for(methods, stage) if stage.name in terraform.targets(methods, "stage_name", stage.type)

# The same name of a stage of the same API, also where both are the same variable.
_is_for(methods, stage) if {
	every argument in ["rest_api_id", "stage_name"] {
		methods.body[argument] == stage.body[argument]
	}
}

_may_be(value, wanted) if value in wanted

_may_be(value, _) if terraform.unknown(value)
