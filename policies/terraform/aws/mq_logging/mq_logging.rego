# METADATA
# title: MQ broker without general logs
# description: >-
#   The broker does not send its general log to CloudWatch, as none does by itself. What it refused, lost or
#   complained of cannot be seen afterwards, since Amazon MQ keeps no log that anybody could reach.
# related_resources:
#   - ref: https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/security-logging-monitoring-configure-cloudwatch.html
#     description: AWS, Configuring Amazon MQ for ActiveMQ logs
#   - ref: https://docs.aws.amazon.com/config/latest/developerguide/mq-cloudwatch-audit-logging-enabled.html
#     description: AWS Config, logs of brokers in CloudWatch
# custom:
#   severity: low
#   kinds: [terraform_module/aws_mq_broker]
#   remediation: >-
#     Set `general = true` in the `logs` block, and let Amazon MQ write to log groups `/aws/amazonmq/*` with an
#     `aws_cloudwatch_log_resource_policy`.
package terraform.aws.mq_logging

import data.lib.terraform

_logs := terraform.settings(["aws_mq_broker"], ["logs", "general"], false)

deny contains terraform.mended(setting, "broker sends no general log", true) if {
	some setting in _logs
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_logs)
