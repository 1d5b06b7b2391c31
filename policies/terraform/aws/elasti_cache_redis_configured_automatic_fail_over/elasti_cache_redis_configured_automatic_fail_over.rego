# METADATA
# title: ElastiCache without automatic failover
# description: >-
#   Where the primary node of the replication group fails, nothing takes its place until somebody acts or AWS has
#   replaced it. Members of a global group follow the first one and are left out.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/AutoFailover.html
#     description: AWS, Minimizing downtime in ElastiCache by using Multi-AZ
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/elasticache-controls.html#elasticache-3
#     description: AWS Security Hub, ElastiCache.3
# custom:
#   severity: low
#   kinds: [terraform_module/aws_elasticache_replication_group]
#   remediation: >-
#     Set `automatic_failover_enabled = true` with at least two nodes (`num_cache_clusters = 2`), and
#     `multi_az_enabled = true`.
#   controls:
#     fsbp: ["ElastiCache.3"]
package terraform.aws.elasti_cache_redis_configured_automatic_fail_over

import data.lib.terraform

deny contains terraform.finding(setting, "nothing takes the place of a primary node that fails") if {
	some setting in _settings
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := [setting |
	some said in terraform.settings(["aws_elasticache_replication_group"], ["automatic_failover_enabled"], false)
	members := terraform.presences_of(said.resource, ["global_replication_group_id"])
	some setting in terraform.unless(said, members)
]
