package terraform.aws.elb_access_logs_test

import data.terraform.aws.elb_access_logs

_it(body) := {"resource": {"aws_elb": {"web": [body]}}}

_finding(at) := {
	"message": "requests are not logged",
	"at": array.concat(["resource", "aws_elb", "web", 0], at),
	"resource": "aws_elb.web",
}

test_finds_balancers_without_logs if {
	elb_access_logs.deny == {_finding([])} with input as _it({"name": "web"})
	off := _it({"access_logs": [{"bucket": "logs", "enabled": false}]})
	elb_access_logs.deny == {_finding(["access_logs", 0, "enabled"])} with input as off
}

test_accepts_balancers_with_logs if {
	every logs in [{"bucket": "logs"}, {"bucket": "logs", "enabled": true}] {
		elb_access_logs.deny == set() with input as _it({"access_logs": [logs]})
		elb_access_logs.unknown == set() with input as _it({"access_logs": [logs]})
	}
}

test_does_not_know_variables if {
	every body in [
		{"access_logs": [{"enabled": "${var.logs}"}]},
		{"access_logs": "${var.logs}"},
		{"dynamic": {"access_logs": [{"for_each": "${var.logs}", "content": [{"bucket": "logs"}]}]}},
	] {
		elb_access_logs.deny == set() with input as _it(body)
		count(elb_access_logs.unknown) == 1 with input as _it(body)
	}
}

test_accepts_other_documents if {
	every document in [{"kind": "Pod"}, {"resource": "${var.all}"}, {"resource": {"aws_elb": {"it": ["text", null]}}}] {
		elb_access_logs.deny == set() with input as document
		elb_access_logs.unknown == set() with input as document
	}
}
