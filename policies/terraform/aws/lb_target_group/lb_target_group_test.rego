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

_behind(listener, rules) := {"resource": {
	"aws_lb_target_group": {"web": [{"protocol": "HTTP"}]},
	"aws_lb_listener": {"it": [listener]},
	"aws_lb_listener_rule": rules,
}}

_forward := {"target_group_arn": "${aws_lb_target_group.web.arn}", "type": "forward"}

test_accepts_groups_behind_tls if {
	rules := {"it": [{"listener_arn": "${aws_lb_listener.it.arn}", "action": [_forward]}]}
	every protocol in ["HTTPS", "TLS", "${var.protocol}"] {
		lb_target_group.deny == set() with input as _behind({"protocol": protocol, "default_action": [_forward]}, {})
		lb_target_group.deny == set() with input as _behind({"protocol": protocol}, rules)
	}
	plain := _behind({"protocol": "HTTP", "default_action": [_forward]}, {})
	lb_target_group.deny == {_finding("aws_lb_target_group")} with input as plain
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
