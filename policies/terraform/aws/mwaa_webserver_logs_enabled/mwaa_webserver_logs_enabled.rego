# METADATA
# title: Airflow environment without webserver logs
# description: >-
#   The environment of Managed Airflow does not send the logs of its webserver to CloudWatch, as none does where
#   nothing is said. Who signed in to Airflow and what its pages failed of cannot be seen afterwards.
# related_resources:
#   - ref: https://docs.aws.amazon.com/mwaa/latest/userguide/monitoring-airflow.html
#     description: AWS, Accessing Airflow logs in Amazon CloudWatch
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/mwaa_environment
#     description: Terraform, aws_mwaa_environment
# custom:
#   severity: low
#   kinds: [terraform_module/aws_mwaa_environment]
#   remediation: >-
#     Set `enabled = true` in `webserver_logs` of the `logging_configuration` block, with a `log_level` of `INFO` or
#     `WARNING`.
package terraform.aws.mwaa_webserver_logs_enabled

import data.lib.terraform

_logs := terraform.settings(["aws_mwaa_environment"], ["logging_configuration", "webserver_logs", "enabled"], false)

deny contains terraform.mended(setting, "environment sends no webserver logs", true) if {
	some setting in _logs
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_logs)
