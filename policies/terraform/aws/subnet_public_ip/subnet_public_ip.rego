# METADATA
# title: Subnet that gives out public addresses
# description: >-
#   Every instance that is started in the subnet gets an address that can be reached from the internet, also those
#   that were not meant to have one. One wrong line in a security group then exposes whatever runs there.
# related_resources:
#   - ref: https://docs.aws.amazon.com/vpc/latest/userguide/subnet-public-ip.html
#     description: AWS, Modify the IP addressing attributes of your subnet
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-15
#     description: AWS Security Hub, EC2.15
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_subnet]
#   remediation: >-
#     Remove `map_public_ip_on_launch` (it is off by itself). Load balancers and NAT gateways in a public subnet have
#     addresses of their own; give others one where they are meant to be reached.
#   controls:
#     fsbp: ["EC2.15"]
package terraform.aws.subnet_public_ip

import data.lib.terraform

_addresses := terraform.settings(["aws_subnet"], ["map_public_ip_on_launch"], false)

deny contains terraform.mended(setting, "instances in the subnet get public addresses", false) if {
	some setting in _addresses
	terraform.is_true(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_addresses)
