package terraform.aws.lb_cross_zone_test

import data.lib.fix
import data.terraform.aws.lb_cross_zone

_it(type, body) := {"resource": {type: {"web": [body]}}}

_finding(type, at) := {
	"message": "load is not spread over zones",
	"at": array.concat(["resource", type, "web", 0], at),
	"resource": sprintf("%s.web", [type]),
}

_name := "enable_cross_zone_load_balancing"

test_finds_balancers_where_it_is_off if {
	every type in ["aws_alb", "aws_lb"] {
		every value in [false, "false", null] {
			body := {"load_balancer_type": "network", _name: value}
			fix.bare(lb_cross_zone.deny) == {_finding(type, [_name])} with input as _it(type, body)
		}
		nothing := {"load_balancer_type": "network"}
		fix.bare(lb_cross_zone.deny) == {_finding(type, [])} with input as _it(type, nothing)
	}
}

test_accepts_balancers_where_it_is_on_and_other_sorts if {
	every body in [
		{_name: true, "load_balancer_type": "network"},
		{_name: "true"},
		{"load_balancer_type": "application"},
	] {
		lb_cross_zone.deny == set() with input as _it("aws_lb", body)
		lb_cross_zone.unknown == set() with input as _it("aws_lb", body)
	}
}

test_does_not_know_variables if {
	every body in [
		{_name: "${var.value}", "load_balancer_type": "network"},
		{"load_balancer_type": "${var.type}", _name: false},
	] {
		lb_cross_zone.deny == set() with input as _it("aws_lb", body)
		lb_cross_zone.unknown == {object.union(
			_finding("aws_lb", [_name]),
			{"message": "enable_cross_zone_load_balancing is known only when Terraform runs"},
		)} with input as _it("aws_lb", body)
	}
}

test_accepts_other_documents if {
	every document in [{"kind": "Pod"}, {"resource": "${var.all}"}, {"resource": {"aws_lb": {"it": ["text", null]}}}] {
		lb_cross_zone.deny == set() with input as document
		lb_cross_zone.unknown == set() with input as document
	}
}
