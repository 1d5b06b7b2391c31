# METADATA
# title: State machine that does not log its executions
# description: >-
#   The state machine logs nothing, as none does where nothing is said, or leaves out what went into its steps and
#   came out of them. Why an execution failed cannot be seen once its history is gone, for machines of the kind
#   `EXPRESS` at once.
# related_resources:
#   - ref: https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html
#     description: AWS, Using CloudWatch Logs to log execution history in Step Functions
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/stepfunctions-controls.html#stepfunctions-1
#     description: AWS Security Hub, StepFunctions.1
# custom:
#   severity: low
#   kinds: [terraform_module/aws_sfn_state_machine]
#   remediation: >-
#     Write a block `logging_configuration` with `level = "ERROR"` or more, `include_execution_data = true` and
#     `log_destination`. Where steps handle data that must not be logged, suppress the finding and say so.
#   controls:
#     fsbp: ["StepFunctions.1"]
package terraform.aws.state_machine_logging_execution_history

import data.lib.terraform

deny contains terraform.finding(setting, "executions are not logged") if {
	some setting in _levels
	setting.value == "OFF"
}

deny contains terraform.finding(setting, "what executions work on is not logged") if {
	some setting in _data
	terraform.is_false(setting.value)
	not setting.resource.address in _silent
}

unknown contains finding if some finding in terraform.undecided(array.concat(_levels, _data))

_levels := terraform.settings(["aws_sfn_state_machine"], ["logging_configuration", "level"], "OFF")

_data := terraform.settings(["aws_sfn_state_machine"], ["logging_configuration", "include_execution_data"], false)

_silent contains setting.resource.address if {
	some setting in _levels
	setting.value == "OFF"
}
