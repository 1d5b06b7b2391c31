package terraform.aws.alb_protected_by_waf_test

import data.terraform.aws.alb_protected_by_waf

_it(type, body, associations) := {"resource": {type: {"web": [body]}, "aws_wafv2_web_acl_association": associations}}

_finding(type) := {
	"message": "no web ACL stands before the load balancer",
	"at": ["resource", type, "web", 0],
	"resource": sprintf("%s.web", [type]),
}

_association(arn) := {"it": [{"resource_arn": arn, "web_acl_arn": "${aws_wafv2_web_acl.web.arn}"}]}

test_finds_public_balancers_without_waf if {
	every type in ["aws_alb", "aws_lb"] {
		every body in [{}, {"internal": false}, {"load_balancer_type": "application"}] {
			alb_protected_by_waf.deny == {_finding(type)} with input as _it(type, body, {})
		}
		other := _association("${aws_lb.other.arn}")
		alb_protected_by_waf.deny == {_finding(type)} with input as _it(type, {}, other)
	}
}

test_accepts_balancers_with_waf_and_others if {
	every module in [
		_it("aws_lb", {}, _association("${aws_lb.web.arn}")),
		_it("aws_lb", {"internal": true}, {}),
		_it("aws_lb", {"load_balancer_type": "network"}, {}),
	] {
		alb_protected_by_waf.deny == set() with input as module
		alb_protected_by_waf.unknown == set() with input as module
	}
}

test_does_not_know_variables if {
	guarded := {"it": [{"count": "${var.waf ? 1 : 0}", "resource_arn": "${aws_lb.web.arn}"}]}
	loop := {"it": [{"for_each": "${local.balancers}", "resource_arn": "${each.value}"}]}
	every module in [
		_it("aws_lb", {"internal": "${var.internal}"}, {}),
		_it("aws_lb", {"load_balancer_type": "${var.type}"}, {}),
		_it("aws_lb", {}, guarded),
		_it("aws_lb", {}, loop),
	] {
		alb_protected_by_waf.deny == set() with input as module
		count(alb_protected_by_waf.unknown) == 1 with input as module
	}
}

test_accepts_other_documents if {
	every document in [{"kind": "Pod"}, {"resource": "${var.all}"}, {"resource": {"aws_lb": {"it": ["text", null]}}}] {
		alb_protected_by_waf.deny == set() with input as document
		alb_protected_by_waf.unknown == set() with input as document
	}
}
