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

test_accepts_other_documents if {
	vpc_flow_logs.deny == set() with input as {"kind": "Pod"}
}
