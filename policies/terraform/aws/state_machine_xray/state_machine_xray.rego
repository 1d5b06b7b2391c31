# METADATA
# title: State machine without tracing
# description: >-
#   The state machine does not trace its executions with X-Ray, as none does where nothing is said. In which of the
#   services that it calls the time was lost is then not seen.
# related_resources:
#   - ref: https://docs.aws.amazon.com/step-functions/latest/dg/concepts-xray-tracing.html
#     description: AWS, Trace Step Functions request data in AWS X-Ray
# custom:
#   severity: low
#   kinds: [terraform_module/aws_sfn_state_machine]
#   remediation: >-
#     Write a block `tracing_configuration` with `enabled = true`, and give the role of the machine
#     `xray:PutTraceSegments` and `xray:GetSamplingRules`.
package terraform.aws.state_machine_xray

import data.lib.terraform

_tracing := terraform.settings(["aws_sfn_state_machine"], ["tracing_configuration", "enabled"], false)

deny contains terraform.mended(setting, "executions are not traced", true) if {
	some setting in _tracing
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_tracing)
