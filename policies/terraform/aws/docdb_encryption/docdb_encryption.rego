# METADATA
# title: DocumentDB cluster with unencrypted storage
# description: >-
#   The cluster's storage, its snapshots and its backups are not encrypted at rest, as they are not where nothing is
#   said. Encryption cannot be switched on later without restoring from a snapshot. Clusters that are made from a
#   snapshot or another cluster follow what they copy, and are left out.
# related_resources:
#   - ref: https://docs.aws.amazon.com/documentdb/latest/developerguide/encryption-at-rest.html
#     description: AWS, Encrypting Amazon DocumentDB data at rest
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/documentdb-controls.html#documentdb-1
#     description: AWS Security Hub, DocumentDB.1
# custom:
#   severity: high
#   kinds: [terraform_module/aws_docdb_cluster]
#   remediation: >-
#     Set `storage_encrypted = true` (and `kms_key_id` for a key of your own) before the cluster holds data. Terraform
#     replaces an existing cluster when this changes; restore an encrypted copy of a snapshot instead.
#   controls:
#     fsbp: ["DocumentDB.1"]
package terraform.aws.docdb_encryption

import data.lib.terraform

deny contains terraform.mended(setting, "storage is not encrypted", true) if {
	some setting in _encryption
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_encryption)

_encryption := [setting |
	some said in terraform.settings(["aws_docdb_cluster"], ["storage_encrypted"], false)
	some setting in terraform.unless(said, _sources(said.resource))
]

# What a cluster is made from decides, unless it says so itself.
_sources(cluster) := [source |
	terraform.argument(cluster.body, "storage_encrypted", null) == null
	some name in ["restore_to_point_in_time", "snapshot_identifier"]
	some source in terraform.presences_of(cluster, [name])
]
