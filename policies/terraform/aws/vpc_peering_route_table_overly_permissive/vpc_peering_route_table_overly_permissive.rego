# METADATA
# title: Route that sends everything to a peered network
# description: >-
#   A route sends traffic for every address through a peering connection. Peering does not pass traffic on to the
#   internet, so it is lost there at best; and the whole of the other network is reachable where a part was meant.
# related_resources:
#   - ref: https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-routing.html
#     description: AWS, Update your route tables for a VPC peering connection
#   - ref: https://docs.aws.amazon.com/vpc/latest/peering/peering-configurations-partial-access.html
#     description: AWS, VPC peering configurations with specific routes
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_default_route_table, terraform_module/aws_route, terraform_module/aws_route_table]
#   remediation: >-
#     Name the range of the other network, or of those of its subnets that are needed.
package terraform.aws.vpc_peering_route_table_overly_permissive

import data.lib.aws
import data.lib.terraform

deny contains {"message": message, "at": route.at, "resource": route.address} if {
	some route in _routes
	aws.world(route.cidr)
	route.peered == true
	message := sprintf("route sends %s to a peered network", [route.cidr])
}

unknown contains {"message": message, "at": route.at, "resource": route.address} if {
	some route in _routes
	_is_undecided(route)
	message := "what the route sends to a peered network is known only when Terraform runs"
}

_is_undecided(route) if {
	route.peered == true
	aws.open_range(route.cidr)
}

_is_undecided(route) if {
	aws.world(route.cidr)
	terraform.unknown(route.peered)
}

# Routes: whether they go to a peered network, and from which ranges.
_routes := [route |
	some [holder, block] in array.concat(_single, _inline)
	some peering in terraform.presences_of(block, ["vpc_peering_connection_id"])
	some name in ["cidr_block", "destination_cidr_block", "destination_ipv6_cidr_block", "ipv6_cidr_block"]
	cidr := block.body[name]
	is_string(cidr)
	route := {
		"address": holder.address,
		"cidr": cidr,
		"at": array.concat(block.path, [name]),
		"peered": peering.value,
	}
]

_single := [[route, route] | some route in terraform.resources_of(["aws_route"])]

_inline := [[table, terraform.within(table, block)] |
	some table in terraform.resources_of(["aws_default_route_table", "aws_route_table"])
	some block in terraform.blocks(table, "route")
]
