# METADATA
# title: Secret that is rotated less than every 90 days
# description: >-
#   The secret is rotated after more than 90 days. What leaked once works for that long. Schedules by `cron` are not
#   judged; how many days are few enough can be set.
# related_resources:
#   - ref: https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_schedule.html
#     description: AWS, Rotation schedules
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/secretsmanager-controls.html#secretsmanager-4
#     description: AWS Security Hub, SecretsManager.4
# custom:
#   severity: low
#   kinds: [terraform_module/aws_secretsmanager_secret_rotation]
#   remediation: >-
#     Set `automatically_after_days = 90` or less, or `schedule_expression = "rate(30 days)"`.
#   controls:
#     fsbp: ["SecretsManager.4"]
#   parameters:
#     days:
#       default: 90
#       description: After how many days secrets have to be rotated at the latest.
package terraform.aws.secret_manager_secret90days

import data.lib.terraform

deny contains terraform.finding(setting, message) if {
	some setting in array.concat(_days, _rates)
	days := _in_days(setting.value)
	days > data.karat.parameters.days
	message := sprintf("secret is rotated every %v days", [days])
}

unknown contains finding if some finding in terraform.undecided(array.concat(_days, _rates))

_rotations := ["aws_secretsmanager_secret_rotation"]

_days := terraform.settings(_rotations, ["rotation_rules", "automatically_after_days"], 0)

_rates := terraform.settings(_rotations, ["rotation_rules", "schedule_expression"], "")

_in_days(value) := terraform.number(value)

_in_days(value) := to_number(match[1]) if {
	is_string(value)
	match := regex.find_all_string_submatch_n(`^rate\(([0-9]+) days?\)$`, value, 1)[0]
}
