package terraform.aws.vpc_peering_route_table_overly_permissive_test

import data.terraform.aws.vpc_peering_route_table_overly_permissive as rule

_table(route) := {"resource": {"aws_route_table": {"it": [{"route": [route]}]}}}

_peering := {"vpc_peering_connection_id": "${aws_vpc_peering_connection.data.id}"}

_finding(message, name) := {{
	"message": message,
	"at": array.concat(["resource", "aws_route_table", "it", 0, "route", 0], [name]),
	"resource": "aws_route_table.it",
}}

test_finds_routes_for_everything if {
	every name, cidr in {"cidr_block": "0.0.0.0/0", "ipv6_cidr_block": "::/0"} {
		message := sprintf("route sends %s to a peered network", [cidr])
		rule.deny == _finding(message, name) with input as _table(object.union(_peering, {name: cidr}))
	}
}

test_finds_routes_of_their_own if {
	rule.deny == {{
		"message": "route sends 0.0.0.0/0 to a peered network",
		"at": ["resource", "aws_route", "r", 0, "destination_cidr_block"],
		"resource": "aws_route.r",
	}} with input as {"resource": {"aws_route": {"r": [object.union(
		_peering,
		{"destination_cidr_block": "0.0.0.0/0"},
	)]}}}
}

test_accepts_other_routes if {
	every route in [
		object.union(_peering, {"cidr_block": "10.1.0.0/16"}),
		{"cidr_block": "0.0.0.0/0", "gateway_id": "${aws_internet_gateway.main.id}"},
		{"cidr_block": "0.0.0.0/0", "vpc_peering_connection_id": null},
		object.union(_peering, {"cidr_block": null}),
		object.union(_peering, {"cidr_block": 7}),
	] {
		rule.deny == set() with input as _table(route)
		rule.unknown == set() with input as _table(route)
	}
}

test_does_not_know_variables if {
	message := "what the route sends to a peered network is known only when Terraform runs"
	every route in [
		object.union(_peering, {"cidr_block": "${var.range}"}),
		{"cidr_block": "0.0.0.0/0", "vpc_peering_connection_id": "${var.peering}"},
	] {
		rule.deny == set() with input as _table(route)
		rule.unknown == _finding(message, "cidr_block") with input as _table(route)
	}
}

test_accepts_other_documents if {
	rule.deny == set() with input as {"kind": "Pod"}
}
