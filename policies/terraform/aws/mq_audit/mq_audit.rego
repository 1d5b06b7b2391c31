# METADATA
# title: ActiveMQ broker without audit logs
# description: >-
#   The ActiveMQ broker does not send its audit log to CloudWatch, as none does by itself. Who purged a queue or added
#   a user through the console or JMX cannot be said afterwards. RabbitMQ brokers have no audit log and are left out.
# related_resources:
#   - ref: https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/security-logging-monitoring-configure-cloudwatch.html
#     description: AWS, Configuring Amazon MQ for ActiveMQ logs
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/mq-controls.html#mq-2
#     description: AWS Security Hub, MQ.2
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_mq_broker]
#   remediation: >-
#     Set `audit = true` in the `logs` block, and let Amazon MQ write to log groups `/aws/amazonmq/*` with an
#     `aws_cloudwatch_log_resource_policy`.
#   controls:
#     fsbp: ["MQ.2"]
package terraform.aws.mq_audit

import data.lib.terraform

deny contains terraform.mended(setting, "broker sends no audit log", true) if {
	some setting in _logs
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_logs)

# Audit logs of brokers, unless these are no ActiveMQ.
_logs := [setting |
	some said in terraform.settings(["aws_mq_broker"], ["logs", "audit"], false)
	some setting in terraform.unless(said, _engines(said.resource))
]

_engines(broker) := [object.union(engine, {"value": true | _is_rabbit(engine.value)}) |
	some engine in terraform.settings_of(broker, ["engine_type"], "ActiveMQ")
]

_is_rabbit(engine) if {
	is_string(engine)
	lower(engine) == "rabbitmq"
}
