# METADATA
# title: ElastiCache without automatic minor upgrades
# description: >-
#   New minor versions, which bring the fixes of flaws, are not installed in the maintenance window. They are where
#   nothing is said.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/VersionManagement.html
#     description: AWS, Version management for ElastiCache
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/elasticache-controls.html#elasticache-2
#     description: AWS Security Hub, ElastiCache.2
# custom:
#   severity: low
#   kinds: [terraform_module/aws_elasticache_cluster, terraform_module/aws_elasticache_replication_group]
#   remediation: >-
#     Set `auto_minor_version_upgrade = true`, or take the argument out.
#   controls:
#     fsbp: ["ElastiCache.2"]
package terraform.aws.elastic_cache_automatic_minor_upgrades

import data.lib.terraform

deny contains terraform.mended(setting, "minor versions are not installed by themselves", true) if {
	some setting in _settings
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := terraform.settings(
	["aws_elasticache_cluster", "aws_elasticache_replication_group"],
	["auto_minor_version_upgrade"],
	true,
)
