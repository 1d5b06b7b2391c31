package terraform.aws.auto_scalling_enabled_elb_test

import data.lib.fix
import data.terraform.aws.auto_scalling_enabled_elb as rule

_group(body, more) := {"resource": object.union({"aws_autoscaling_group": {"web": [body]}}, more)}

_attachment(body) := {"aws_autoscaling_attachment": {"web": [object.union(
	{"autoscaling_group_name": "${aws_autoscaling_group.web.id}"},
	body,
)]}}

_finding(at) := {
	"message": "machines that do not answer are not replaced",
	"at": array.concat(["resource", "aws_autoscaling_group", "web", 0], at),
	"resource": "aws_autoscaling_group.web",
}

_targets := {"target_group_arns": ["${aws_lb_target_group.web.arn}"]}

test_finds_groups_behind_a_balancer if {
	fix.bare(rule.deny) == {_finding([])} with input as _group(_targets, {})
	every body in [{"load_balancers": ["web"]}, {"traffic_source": [{"identifier": "x"}]}] {
		said := object.union(body, {"health_check_type": "EC2"})
		fix.bare(rule.deny) == {_finding(["health_check_type"])} with input as _group(said, {})
	}
	fix.bare(rule.deny) == {_finding([])} with input as _group({}, _attachment({}))
}

test_accepts_groups_that_ask_the_balancer_and_others if {
	every body in [object.union(_targets, {"health_check_type": "ELB"}), {}, {"target_group_arns": []}] {
		rule.deny == set() with input as _group(body, {})
		rule.unknown == set() with input as _group(body, {})
	}
}

test_does_not_know_variables if {
	every module in [
		_group(object.union(_targets, {"health_check_type": "${var.type}"}), {}),
		_group({"target_group_arns": "${var.groups}"}, {}),
		_group({}, _attachment({"count": "${var.on ? 1 : 0}"})),
	] {
		rule.deny == set() with input as module
		count(rule.unknown) == 1 with input as module
	}
}

test_accepts_other_documents if {
	every document in [{"kind": "Pod"}, {"resource": "${var.all}"}, {"resource": {"aws_autoscaling_group": {"it": ["text", null]}}}] {
		rule.deny == set() with input as document
		rule.unknown == set() with input as document
	}
}
