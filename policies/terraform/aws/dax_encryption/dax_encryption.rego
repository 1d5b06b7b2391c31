# METADATA
# title: DAX cluster without encryption at rest
# description: >-
#   What the cluster keeps of the tables on its disks, such as its logs and its configuration, is not encrypted. It
#   cannot be encrypted later: a new cluster has to be made.
# related_resources:
#   - ref: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DAXEncryptionAtRest.html
#     description: AWS, DAX encryption at rest
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/dynamodb-controls.html#dynamodb-3
#     description: AWS Security Hub, DynamoDB.3
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_dax_cluster]
#   remediation: >-
#     Set `enabled = true` in `server_side_encryption`. Terraform replaces an existing cluster when this changes; the
#     tables behind it keep their data.
#   controls:
#     fsbp: ["DynamoDB.3"]
package terraform.aws.dax_encryption

import data.lib.terraform

deny contains terraform.mended(setting, "cluster is not encrypted at rest", true) if {
	some setting in _settings
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := terraform.settings(["aws_dax_cluster"], ["server_side_encryption", "enabled"], false)
