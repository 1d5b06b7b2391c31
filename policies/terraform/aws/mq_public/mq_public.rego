# METADATA
# title: MQ broker with a public address
# description: >-
#   The broker gets an address that can be reached from the internet. What stands between its queues and everybody is
#   then a security group, which RabbitMQ brokers do not even have, and a password.
# related_resources:
#   - ref: https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/using-amazon-mq-securely.html
#     description: AWS, Security best practices for Amazon MQ
#   - ref: https://docs.aws.amazon.com/config/latest/developerguide/mq-no-public-access.html
#     description: AWS Config, mq-no-public-access
# custom:
#   severity: high
#   kinds: [terraform_module/aws_mq_broker]
#   remediation: >-
#     Remove `publicly_accessible` (it is off by itself) and reach the broker from inside of its network, through a
#     VPN or peering. Terraform replaces the broker when this changes.
package terraform.aws.mq_public

import data.lib.terraform

_access := terraform.settings(["aws_mq_broker"], ["publicly_accessible"], false)

deny contains terraform.mended(setting, "broker has a public address", false) if {
	some setting in _access
	terraform.is_true(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_access)
