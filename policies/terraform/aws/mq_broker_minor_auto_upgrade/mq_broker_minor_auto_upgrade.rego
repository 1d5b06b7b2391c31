# METADATA
# title: MQ broker without automatic minor upgrades
# description: >-
#   The broker does not take new minor versions by itself, as none does where nothing is said. Fixes of holes in
#   ActiveMQ and RabbitMQ then wait until somebody thinks of them.
# related_resources:
#   - ref: https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/upgrading-brokers.html
#     description: AWS, Upgrading an Amazon MQ broker engine version
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/mq-controls.html#mq-3
#     description: AWS Security Hub, MQ.3
# custom:
#   severity: low
#   kinds: [terraform_module/aws_mq_broker]
#   remediation: >-
#     Set `auto_minor_version_upgrade = true`, and `maintenance_window_start_time` to when a restart does no harm.
#   controls:
#     fsbp: ["MQ.3"]
package terraform.aws.mq_broker_minor_auto_upgrade

import data.lib.terraform

_upgrades := terraform.settings(["aws_mq_broker"], ["auto_minor_version_upgrade"], false)

deny contains terraform.mended(setting, "broker does not take minor versions by itself", true) if {
	some setting in _upgrades
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_upgrades)
