# METADATA
# title: Global RDS cluster with unencrypted storage
# description: >-
#   The storage of the global cluster, in all of its regions, is not encrypted at rest, as it is not where nothing is
#   said. A global cluster that is made from another cluster follows that one, and is left out.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Overview.Encryption.html
#     description: AWS, Encrypting Amazon Aurora resources
# custom:
#   severity: high
#   kinds: [terraform_module/aws_rds_global_cluster]
#   remediation: >-
#     Set `storage_encrypted = true`. Terraform replaces an existing global cluster when this changes.
package terraform.aws.rds_cluster_encrypted

import data.lib.terraform

deny contains terraform.mended(setting, "storage is not encrypted", true) if {
	some setting in _encryption
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_encryption)

_encryption := [setting |
	some said in terraform.settings(["aws_rds_global_cluster"], ["storage_encrypted"], false)
	some setting in terraform.unless(said, _sources(said.resource))
]

# What a cluster is made from decides, unless it says so itself.
_sources(cluster) := [source |
	terraform.argument(cluster.body, "storage_encrypted", null) == null
	some source in terraform.presences_of(cluster, ["source_db_cluster_identifier"])
]
