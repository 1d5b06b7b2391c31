# METADATA
# title: ElastiCache data that is not encrypted at rest
# description: >-
#   What the replication group writes to disk when it syncs, swaps or makes a backup is not encrypted. It cannot be
#   switched on later: a new group has to be made. Groups of Valkey are encrypted by themselves; members of a global
#   group follow the first one.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/at-rest-encryption.html
#     description: AWS, At-Rest Encryption in ElastiCache
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/elasticache-controls.html#elasticache-4
#     description: AWS Security Hub, ElastiCache.4
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_elasticache_replication_group]
#   remediation: >-
#     Set `at_rest_encryption_enabled = true`, and `kms_key_id` for a key of your own. Terraform replaces an existing
#     group when this changes: restore a backup into the new one.
#   controls:
#     fsbp: ["ElastiCache.4"]
package terraform.aws.elasticache_at_rest

import data.lib.terraform

deny contains terraform.mended(setting, "data is not encrypted at rest", true) if {
	some setting in _settings
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := [setting |
	some group in terraform.resources_of(["aws_elasticache_replication_group"])
	some said in terraform.settings_of(group, ["at_rest_encryption_enabled"], _default(group))
	some setting in terraform.unless(said, terraform.presences_of(group, ["global_replication_group_id"]))
]

# Valkey is always encrypted where nothing is said, Redis is not.
_default(group) := engine if {
	engine := terraform.argument(group.body, "engine", "redis")
	terraform.unknown(engine)
} else if {
	lower(sprintf("%v", [terraform.argument(group.body, "engine", "redis")])) == "valkey"
} else := false
