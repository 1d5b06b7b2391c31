# METADATA
# title: MSK cluster with public brokers
# description: >-
#   The brokers of the cluster get addresses that can be reached from the internet. What stands between its topics and
#   everybody is then one security group and the credentials of clients.
# related_resources:
#   - ref: https://docs.aws.amazon.com/msk/latest/developerguide/public-access.html
#     description: AWS, Turn on public access to an MSK Provisioned cluster
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/msk-controls.html#msk-4
#     description: AWS Security Hub, MSK.4
# custom:
#   severity: high
#   kinds: [terraform_module/aws_msk_cluster]
#   remediation: >-
#     Remove the `public_access` block (it is off by itself), and let clients outside come through private
#     connectivity (`vpc_connectivity`), peering or a VPN.
#   controls:
#     fsbp: ["MSK.4"]
package terraform.aws.msk_cluster_nodes_are_private

import data.lib.terraform

_access := terraform.settings(
	["aws_msk_cluster"], [
		"broker_node_group_info", "connectivity_info", "public_access", "type",
	],
	"DISABLED",
)

deny contains terraform.mended(setting, "brokers have public addresses", "DISABLED") if {
	some setting in _access
	terraform.known(setting.value)
	setting.value != "DISABLED"
}

unknown contains finding if some finding in terraform.undecided(_access)
