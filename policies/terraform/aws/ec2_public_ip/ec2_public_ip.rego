# METADATA
# title: Instance with a public address
# description: >-
#   The instance gets an address that can be reached from the internet, because it asks for one or because its subnet
#   gives one to everything in it. One wrong line in a security group then exposes whatever runs there.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-instance-addressing.html
#     description: AWS, Amazon EC2 instance IP addressing
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-9
#     description: AWS Security Hub, EC2.9 and EC2.25
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_instance, terraform_module/aws_launch_configuration,
#     terraform_module/aws_launch_template, terraform_module/aws_spot_fleet_request,
#     terraform_module/aws_spot_instance_request]
#   remediation: >-
#     Set `associate_public_ip_address = false` and put the instance into a private subnet; let requests come through
#     a load balancer and administrators through Session Manager. Outgoing traffic needs a NAT gateway or VPC
#     endpoints first.
#   controls:
#     fsbp: ["EC2.9", "EC2.25", "AutoScaling.5"]
package terraform.aws.ec2_public_ip

import data.lib.aws
import data.lib.terraform

deny contains terraform.finding(setting, "instance gets a public address") if {
	some setting in _addresses
	terraform.is_true(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_addresses)

_types := ["aws_instance", "aws_launch_configuration", "aws_spot_instance_request"]

_argument := "associate_public_ip_address"

_addresses := array.concat(
	[setting |
		some resource in array.concat(terraform.resources_of(_types), aws.launch_specifications)
		some setting in terraform.settings_of(resource, [_argument], _of_subnet(resource))
	],
	terraform.settings(["aws_launch_template"], ["network_interfaces", _argument], false),
)

# Whether the subnet of an instance gives addresses to all instances in it, where that is known.
_of_subnet(resource) if {
	some value in _subnets(resource)
	terraform.is_true(value)
} else := values[0] if {
	values := [value | some value in _subnets(resource); terraform.unknown(value)]
	count(values) > 0
} else := false

_subnets(resource) := [setting.value |
	some setting in terraform.settings(["aws_subnet"], ["map_public_ip_on_launch"], false)
	setting.resource.name in terraform.targets(resource, "subnet_id", "aws_subnet")
]
