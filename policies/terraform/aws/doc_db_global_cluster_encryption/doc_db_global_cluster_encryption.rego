# METADATA
# title: DocumentDB global cluster without encryption
# description: >-
#   The storage of the global cluster, its snapshots and its backups are not encrypted at rest, as they are not where
#   nothing is said. It cannot be switched on later. A cluster that is made from another one follows that and is left
#   out.
# related_resources:
#   - ref: https://docs.aws.amazon.com/documentdb/latest/developerguide/encryption-at-rest.html
#     description: AWS, Encrypting Amazon DocumentDB data at rest
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/docdb_global_cluster
#     description: Terraform, aws_docdb_global_cluster
# custom:
#   severity: high
#   kinds: [terraform_module/aws_docdb_global_cluster]
#   remediation: >-
#     Set `storage_encrypted = true` before the cluster holds data.
package terraform.aws.doc_db_global_cluster_encryption

import data.lib.terraform

deny contains terraform.mended(setting, "storage is not encrypted", true) if {
	some setting in _settings
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := [setting |
	some setting in terraform.settings(["aws_docdb_global_cluster"], ["storage_encrypted"], false)
	every source in terraform.presences_of(setting.resource, ["source_db_cluster_identifier"]) {
		source.value == false
	}
]
