# METADATA
# title: Transfer server with a public endpoint
# description: >-
#   The server can be reached from the internet, as it can where nothing is said. No security group stands before it,
#   so everybody can try passwords and keys.
# related_resources:
#   - ref: https://docs.aws.amazon.com/transfer/latest/userguide/create-server-in-vpc.html
#     description: AWS, Create a server in a virtual private cloud
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_transfer_server]
#   remediation: >-
#     Set `endpoint_type = "VPC"` with `endpoint_details`. With `address_allocation_ids` partners outside still reach
#     it, through a security group that names them.
package terraform.aws.transfer_server_is_public

import data.lib.terraform

_endpoints := terraform.settings(["aws_transfer_server"], ["endpoint_type"], "PUBLIC")

deny contains terraform.finding(setting, "server has a public endpoint") if {
	some setting in _endpoints
	terraform.known(setting.value)
	not setting.value in {"VPC", "VPC_ENDPOINT"}
}

unknown contains finding if some finding in terraform.undecided(_endpoints)
