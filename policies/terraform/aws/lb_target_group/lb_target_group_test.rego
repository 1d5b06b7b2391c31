package terraform.aws.lb_target_group_test

import data.terraform.aws.lb_target_group

_it(type, body) := {"resource": {type: {"web": [body]}}}

_finding(type) := {
	"message": "targets are reached over plain HTTP",
	"at": ["resource", type, "web", 0, "protocol"],
	"resource": sprintf("%s.web", [type]),
}

test_finds_plain_http if {
	every type in ["aws_alb_target_group", "aws_lb_target_group"] {
		lb_target_group.deny == {_finding(type)} with input as _it(type, {"protocol": "HTTP"})
	}
}

test_accepts_other_protocols_and_functions if {
	every body in [{"protocol": "HTTPS"}, {"protocol": "TCP"}, {"target_type": "lambda"}, {"target_type": "lambda", "protocol": "HTTP"}, {}] {
		lb_target_group.deny == set() with input as _it("aws_lb_target_group", body)
		lb_target_group.unknown == set() with input as _it("aws_lb_target_group", body)
	}
}

test_does_not_know_a_variable if {
	module := _it("aws_lb_target_group", {"protocol": "${var.protocol}"})
	lb_target_group.deny == set() with input as module
	lb_target_group.unknown == {object.union(
		_finding("aws_lb_target_group"),
		{"message": "protocol is known only when Terraform runs"},
	)} with input as module
}

test_accepts_other_documents if {
	every document in [{"kind": "Pod"}, {"resource": "${var.all}"}, {"resource": {"aws_lb_target_group": {"it": ["text", null]}}}] {
		lb_target_group.deny == set() with input as document
		lb_target_group.unknown == set() with input as document
	}
}
