# METADATA
# title: ElastiCache without TLS and password
# description: >-
#   Clients talk to the replication group without encryption, or without a password and users: whoever gets into the
#   network reads and writes what is in it. Members of a global group follow the first one and are left out.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/in-transit-encryption.html
#     description: AWS, In-transit encryption in ElastiCache
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/elasticache-controls.html#elasticache-5
#     description: AWS Security Hub, ElastiCache.5 and ElastiCache.6
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_elasticache_replication_group]
#   remediation: >-
#     Set `transit_encryption_enabled = true` and `auth_token`, or better `user_group_ids` for users of their own.
#     Clients have to speak TLS then (`rediss://`).
#   controls:
#     fsbp: ["ElastiCache.5", "ElastiCache.6"]
package terraform.aws.elasticache_replication_group_encryption_at_transit_auth_token

import data.lib.terraform

deny contains terraform.finding(setting, "clients talk to it without encryption") if {
	some setting in _transit
	terraform.is_false(setting.value)
}

deny contains terraform.finding(setting, "clients need no password") if {
	some setting in _tokens
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(array.concat(_transit, _tokens))

_groups := [group |
	some group in terraform.resources_of(["aws_elasticache_replication_group"])
	every member in terraform.presences_of(group, ["global_replication_group_id"]) {
		member.value == false
	}
]

_transit := [setting |
	some group in _groups
	some setting in terraform.settings_of(group, ["transit_encryption_enabled"], false)
]

# A password, or users, of groups that are encrypted: only these may have one.
_tokens := [setting |
	some encrypted in _transit
	terraform.is_true(encrypted.value)
	some said in terraform.presences_of(encrypted.resource, ["auth_token"])
	some setting in terraform.unless(said, terraform.presences_of(encrypted.resource, ["user_group_ids"]))
]
