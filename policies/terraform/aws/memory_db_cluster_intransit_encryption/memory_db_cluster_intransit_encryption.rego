# METADATA
# title: MemoryDB cluster without TLS
# description: >-
#   The cluster switches TLS off, which is on by itself. What programs write and read goes over the network as it is,
#   their passwords among it, and the cluster cannot have users of its own any more.
# related_resources:
#   - ref: https://docs.aws.amazon.com/memorydb/latest/devguide/in-transit-encryption.html
#     description: AWS, In-transit encryption (TLS) in MemoryDB
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_memorydb_cluster]
#   remediation: >-
#     Remove `tls_enabled = false`. Terraform replaces the cluster when this changes, and clients have to connect with
#     TLS (`rediss://`).
package terraform.aws.memory_db_cluster_intransit_encryption

import data.lib.terraform

_encryption := terraform.settings(["aws_memorydb_cluster"], ["tls_enabled"], true)

deny contains terraform.mended(setting, "traffic is not encrypted", true) if {
	some setting in _encryption
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_encryption)
