# METADATA
# title: DAX cluster without TLS
# description: >-
#   Clients talk to the cluster without encryption, as they do where nothing is said. Whoever gets into the network
#   reads the items of the tables behind it.
# related_resources:
#   - ref: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DAXEncryptionInTransit.html
#     description: AWS, DAX encryption in transit
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/dynamodb-controls.html#dynamodb-7
#     description: AWS Security Hub, DynamoDB.7
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_dax_cluster]
#   remediation: >-
#     Set `cluster_endpoint_encryption_type = "TLS"`. Terraform replaces an existing cluster when this changes, and
#     clients connect with `daxs://` then.
#   controls:
#     fsbp: ["DynamoDB.7"]
package terraform.aws.dax_endpoint_tls

import data.lib.terraform

deny contains terraform.mended(setting, "clients talk to the cluster without encryption", "TLS") if {
	some setting in _settings
	terraform.known(setting.value)
	setting.value != "TLS"
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := terraform.settings(["aws_dax_cluster"], ["cluster_endpoint_encryption_type"], "NONE")
