package terraform.aws.vpc_flow_logs_test

import data.terraform.aws.vpc_flow_logs

_module(logs) := {"resource": {"aws_vpc": {"main": [{"cidr_block": "10.0.0.0/16"}]}, "aws_flow_log": logs}}

_finding(message) := {{
	"message": message,
	"at": ["resource", "aws_vpc", "main", 0],
	"resource": "aws_vpc.main",
}}

test_finds_networks_without_logs if {
	every log in [
		{"vpc_id": "${aws_vpc.other.id}"},
		{"subnet_id": "${aws_subnet.main.id}"},
		{"vpc_id": "${var.vpc_id}"},
		{"vpc_id": "${aws_vpc.main.id}", "traffic_type": "ACCEPT"},
	] {
		vpc_flow_logs.deny == _finding("network has no flow log") with input as _module({"log": [log]})
	}
	count(vpc_flow_logs.deny) == 1 with input as {"resource": {"aws_default_vpc": {"it": [{}]}}}
}

test_accepts_networks_with_logs if {
	every log in [
		{"vpc_id": "${aws_vpc.main.id}"},
		{"vpc_id": "${aws_vpc.main[0].id}", "traffic_type": "REJECT"},
		{"vpc_id": "${each.value}", "for_each": {"main": "${aws_vpc.main.id}"}},
		{"vpc_id": "${each.value.id}", "for_each": "${aws_vpc.main}"},
	] {
		vpc_flow_logs.deny == set() with input as _module({"log": [log]})
		vpc_flow_logs.unknown == set() with input as _module({"log": [log]})
	}
}

test_does_not_know_loops if {
	log := {"vpc_id": "${each.value}", "for_each": "${var.networks}"}
	vpc_flow_logs.deny == set() with input as _module({"log": [log]})
	vpc_flow_logs.unknown == _finding("which network a flow log is for is known only when Terraform runs") with input as _module({"log": [log]})
}

test_does_not_know_logs_that_may_be_missing if {
	log := {"vpc_id": "${aws_vpc.main.id}", "count": "${var.logs ? 1 : 0}"}
	vpc_flow_logs.deny == set() with input as _module({"log": [log]})
	vpc_flow_logs.unknown == {{
		"message": "count is known only when Terraform runs",
		"at": ["resource", "aws_flow_log", "log", 0, "count"],
		"resource": "aws_vpc.main",
	}} with input as _module({"log": [log]})
	traffic := _module({"log": [{"vpc_id": "${aws_vpc.main.id}", "traffic_type": "${var.traffic}"}]})
	vpc_flow_logs.deny == set() with input as traffic
	count(vpc_flow_logs.unknown) == 1 with input as traffic
	accepted := _module({"log": [object.union(log, {"traffic_type": "ACCEPT"})]})
	count(vpc_flow_logs.deny) == 1 with input as accepted
	vpc_flow_logs.unknown == set() with input as accepted
}

test_knows_logs_that_are_there_when_the_network_is if {
	measure := {"count": "${var.create ? 1 : 0}"}
	module := {"resource": {
		"aws_vpc": {"main": [measure]},
		"aws_flow_log": {"log": [object.union(measure, {"vpc_id": "${aws_vpc.main[0].id}"})]},
	}}
	vpc_flow_logs.deny == set() with input as module
	vpc_flow_logs.unknown == set() with input as module
}

_each(indexes) := {"resource": {
	"aws_vpc": {"main": [{"count": 2}]},
	"aws_flow_log": {sprintf("log%d", [index]): [{"vpc_id": sprintf("${aws_vpc.main[%d].id}", [index])}] |
		some index in indexes
	},
}}

test_finds_networks_of_which_one_has_no_logs if {
	vpc_flow_logs.deny == _finding("network has no flow log") with input as _each([0])
	vpc_flow_logs.deny == set() with input as _each([0, 1])
}

test_accepts_other_documents if {
	vpc_flow_logs.deny == set() with input as {"kind": "Pod"}
}
