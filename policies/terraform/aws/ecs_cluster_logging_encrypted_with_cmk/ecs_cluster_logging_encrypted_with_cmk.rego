# METADATA
# title: ECS Exec without encryption of its own
# description: >-
#   What people type in a shell of a container (ECS Exec), and what they see, goes to a log that nothing says is
#   encrypted, or over a connection that no key of your own protects: it is TLS only. Clusters that say nothing of ECS
#   Exec, and those that keep no log of it, are left out.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html
#     description: AWS, Monitor Amazon ECS containers with ECS Exec
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ecs_cluster
#     description: Terraform, aws_ecs_cluster
# custom:
#   severity: low
#   kinds: [terraform_module/aws_ecs_cluster]
#   remediation: >-
#     Set `kms_key_id` in `execute_command_configuration`, and `cloud_watch_encryption_enabled = true` or
#     `s3_bucket_encryption_enabled = true` in its `log_configuration`.
package terraform.aws.ecs_cluster_logging_encrypted_with_cmk

import data.lib.terraform
import data.lib.terraform_blocks

deny contains terraform.finding(setting, "what is done in containers is not encrypted with a key of your own") if {
	some setting in _settings
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_settings)

# One setting of each configuration that may not be encrypted: the key, or else the log.
_settings := [terraform_blocks.doubted(setting) |
	path := ["configuration", "execute_command_configuration", "logging"]
	some logging in terraform_blocks.stated(["aws_ecs_cluster"], path, "DEFAULT")
	logging.value != "NONE"
	faults := array.concat(_keys(logging.resource), _logs(logging.resource))
	count(faults) > 0
	setting := object.union(faults[0], {"doubts": logging.doubts})
]

_keys(configuration) := [key |
	some key in terraform.presences_of(configuration, ["kms_key_id"])
	key.value != true
]

# The log is encrypted where one of the two places for it is.
_logs(configuration) := [object.union(setting, {"value": value}) |
	some setting in terraform.settings_of(configuration, ["log_configuration", "cloud_watch_encryption_enabled"], false)
	others := terraform.settings_of(configuration, ["log_configuration", "s3_bucket_encryption_enabled"], false)
	values := array.concat([setting.value], [log.value | some log in others])
	not _any_true(values)
	value := array.concat([value | some value in values; terraform.unknown(value)], [false])[0]
]

_any_true(values) if {
	some value in values
	terraform.is_true(value)
}
