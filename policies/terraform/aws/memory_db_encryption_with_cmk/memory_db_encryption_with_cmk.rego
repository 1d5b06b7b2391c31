# METADATA
# title: MemoryDB cluster without a key of your own
# description: >-
#   The cluster names no KMS key of your own. Its data is encrypted already, with a key of AWS; with a key of your own
#   you also decide who may use it, see every use, and can take it away.
# related_resources:
#   - ref: https://docs.aws.amazon.com/memorydb/latest/devguide/at-rest-encryption.html
#     description: AWS, At-rest encryption in MemoryDB
# custom:
#   severity: low
#   kinds: [terraform_module/aws_memorydb_cluster]
#   remediation: >-
#     Set `kms_key_arn` to a key of your own. Terraform replaces the cluster when this changes; take a snapshot first.
package terraform.aws.memory_db_encryption_with_cmk

import data.lib.aws_keys
import data.lib.terraform

_keys := aws_keys.own(["aws_memorydb_cluster"], ["kms_key_arn"])

deny contains terraform.finding(setting, "cluster is not encrypted with a key of your own") if {
	some setting in _keys
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_keys)
