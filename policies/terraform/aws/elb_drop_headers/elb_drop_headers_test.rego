package terraform.aws.elb_drop_headers_test

import data.lib.fix
import data.terraform.aws.elb_drop_headers

_it(type, body) := {"resource": {type: {"web": [body]}}}

_finding(type, at) := {
	"message": "headers that are not valid are passed on",
	"at": array.concat(["resource", type, "web", 0], at),
	"resource": sprintf("%s.web", [type]),
}

_name := "drop_invalid_header_fields"

test_finds_balancers_that_pass_them_on if {
	every type in ["aws_alb", "aws_lb"] {
		every value in [false, "false", null] {
			fix.bare(elb_drop_headers.deny) == {_finding(type, [_name])} with input as _it(type, {_name: value})
		}
		every body in [{}, {"load_balancer_type": "application"}] {
			fix.bare(elb_drop_headers.deny) == {_finding(type, [])} with input as _it(type, body)
		}
	}
}

test_accepts_balancers_that_drop_them_or_know_none if {
	every body in [
		{_name: true},
		{_name: "true"},
		{"load_balancer_type": "network"},
		{"load_balancer_type": "gateway", _name: false},
	] {
		elb_drop_headers.deny == set() with input as _it("aws_lb", body)
		elb_drop_headers.unknown == set() with input as _it("aws_lb", body)
	}
}

test_does_not_know_variables if {
	every body in [{_name: "${var.drop}"}, {"load_balancer_type": "${var.type}"}] {
		elb_drop_headers.deny == set() with input as _it("aws_lb", body)
		elb_drop_headers.unknown == {object.union(
			_finding("aws_lb", [name | name := _name; body[name]]),
			{"message": "drop_invalid_header_fields is known only when Terraform runs"},
		)} with input as _it("aws_lb", body)
	}
}

test_accepts_other_documents if {
	every document in [{"kind": "Pod"}, {"resource": "${var.all}"}, {"resource": {"aws_lb": {"it": ["text", null]}}}] {
		elb_drop_headers.deny == set() with input as document
		elb_drop_headers.unknown == set() with input as document
	}
}
