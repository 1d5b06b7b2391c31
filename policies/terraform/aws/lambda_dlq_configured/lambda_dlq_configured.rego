# METADATA
# title: Lambda function without a dead letter queue
# description: >-
#   An event that the function fails on three times is thrown away, and nobody learns of it. That holds for functions
#   that are called asynchronously (by S3, SNS, EventBridge); one that is only called by an API, or reads a queue,
#   needs none. Functions with a destination for failures are left out, as are those that CloudFront runs at its edge,
#   which cannot have a queue.
# related_resources:
#   - ref: https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
#     description: AWS, Capturing records of Lambda asynchronous invocations
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lambda_function
#     description: Terraform, aws_lambda_function
# custom:
#   severity: low
#   kinds: [terraform_module/aws_lambda_function]
#   remediation: >-
#     Add `dead_letter_config` with the `target_arn` of a queue or topic, or an
#     `aws_lambda_function_event_invoke_config` with a destination for failures; where the function is not called
#     asynchronously, suppress the finding and say so.
package terraform.aws.lambda_dlq_configured

import data.lib.aws_lambda
import data.lib.terraform
import data.lib.terraform_instances

deny contains terraform.finding(setting, "events that fail are lost") if {
	some setting in _settings
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := [setting |
	some said in terraform.presences([_type], ["dead_letter_config", "target_arn"])
	not said.resource.name in aws_lambda.at_edge
	some setting in terraform.unless(said, _destinations_of(said.resource))
]

_type := "aws_lambda_function"

# Where events go that a function fails on: true, or an unknown value that this hangs on.
_destinations_of(function) := array.concat(_astray, [{"value": array.concat(doubts, [there.value])[0]} |
	some config in _configs
	_is_for(config, function)
	some there in terraform.presences_of(config, ["destination_config", "on_failure", "destination"])
	there.value != false
	doubts := [doubt.value | some doubt in terraform_instances.doubts(config, function)]
])

_is_for(config, function) if function.name in terraform.targets(config, "function_name", _type)

_is_for(config, function) if {
	terraform.known(config.body.function_name)
	config.body.function_name == function.body.function_name
}

# Configurations for a function that comes out of a loop.
_astray := [{"value": config.body.function_name} |
	some config in _configs
	terraform.elsewhere(config, "function_name", _type)
]

_configs := terraform.resources_of(["aws_lambda_function_event_invoke_config"])
