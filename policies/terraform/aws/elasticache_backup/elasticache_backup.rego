# METADATA
# title: ElastiCache without automatic backups
# description: >-
#   No backups of the cache are kept. Where it is more than a cache (sessions, carts, queues), what is in it is gone
#   with the node or with a mistaken command. Memcached has no backups; members of a replication group, and of a
#   global one, leave them to the group.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups-automatic.html
#     description: AWS, Scheduling automatic backups
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/elasticache-controls.html#elasticache-1
#     description: AWS Security Hub, ElastiCache.1
# custom:
#   severity: low
#   kinds: [terraform_module/aws_elasticache_cluster, terraform_module/aws_elasticache_replication_group]
#   remediation: >-
#     Set `snapshot_retention_limit` to the number of days that a backup is kept, such as 7, and `snapshot_window` to
#     a quiet hour.
#   controls:
#     fsbp: ["ElastiCache.1"]
package terraform.aws.elasticache_backup

import data.lib.terraform

deny contains terraform.mended(setting, "no backups are kept", 7) if {
	some setting in _settings
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := [setting |
	some said in terraform.settings(object.keys(_membership), ["snapshot_retention_limit"], 0)
	days := object.union(said, {"value": false | terraform.number(said.value) == 0})
	some setting in terraform.unless(days, _excuses(said.resource))
]

_excuses(cache) := array.concat(
	terraform.presences_of(cache, [_membership[cache.type]]),
	[{"value": _has_no_backups(setting.value)} |
		some name in ["engine", "node_type"]
		some setting in terraform.settings_of(cache, [name], "")
	],
)

_membership := {
	"aws_elasticache_cluster": "replication_group_id",
	"aws_elasticache_replication_group": "global_replication_group_id",
}

_has_no_backups(value) := value if {
	terraform.unknown(value)
} else := value in {"memcached", "cache.t1.micro"}
