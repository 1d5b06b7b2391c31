# METADATA
# title: MSK cluster that takes or sends plain traffic
# description: >-
#   Clients of the cluster may, or have to, connect without TLS, or its brokers send data to one another without it.
#   What is published can be read on the way. TLS alone holds for both where nothing is said.
# related_resources:
#   - ref: https://docs.aws.amazon.com/msk/latest/developerguide/msk-encryption.html
#     description: AWS, Amazon MSK encryption
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/msk-controls.html#msk-1
#     description: AWS Security Hub, MSK.1
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_msk_cluster]
#   remediation: >-
#     Set `client_broker = "TLS"` in the `encryption_in_transit` block and remove `in_cluster = false`. Move clients
#     to the TLS port (9094) first; Terraform replaces the cluster when `in_cluster` changes.
#   controls:
#     fsbp: ["MSK.1"]
package terraform.aws.msk_transit

import data.lib.terraform

deny contains terraform.mended(setting, sprintf("clients connect with %v", [setting.value]), "TLS") if {
	some setting in _clients
	terraform.known(setting.value)
	setting.value != "TLS"
}

deny contains terraform.mended(setting, "brokers send plain traffic to one another", true) if {
	some setting in _brokers
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(array.concat(_clients, _brokers))

_path := ["encryption_info", "encryption_in_transit"]

_clients := terraform.settings(["aws_msk_cluster"], array.concat(_path, ["client_broker"]), "TLS")

_brokers := terraform.settings(["aws_msk_cluster"], array.concat(_path, ["in_cluster"]), true)
