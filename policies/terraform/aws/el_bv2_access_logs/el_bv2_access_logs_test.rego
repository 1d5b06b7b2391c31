package terraform.aws.el_bv2_access_logs_test

import data.lib.fix
import data.terraform.aws.el_bv2_access_logs

_it(type, body) := {"resource": {type: {"web": [body]}}}

_finding(type, at) := {
	"message": "requests are not logged",
	"at": array.concat(["resource", type, "web", 0], at),
	"resource": sprintf("%s.web", [type]),
}

test_finds_balancers_without_logs if {
	every type in ["aws_alb", "aws_lb"] {
		every entry in [
			[{}, []],
			[{"load_balancer_type": "network"}, []],
			[{"access_logs": [{"bucket": "logs"}]}, ["access_logs", 0]],
			[{"access_logs": [{"bucket": "logs", "enabled": "false"}]}, ["access_logs", 0, "enabled"]],
		] {
			fix.bare(el_bv2_access_logs.deny) == {_finding(type, entry[1])} with input as _it(type, entry[0])
		}
	}
}

test_accepts_balancers_with_logs_and_those_that_have_none if {
	every body in [
		{"access_logs": [{"bucket": "logs", "enabled": true}]},
		{"access_logs": {"bucket": "logs", "enabled": "true"}},
		{"load_balancer_type": "gateway"},
	] {
		el_bv2_access_logs.deny == set() with input as _it("aws_lb", body)
		el_bv2_access_logs.unknown == set() with input as _it("aws_lb", body)
	}
}

test_does_not_know_variables if {
	every body in [
		{"access_logs": [{"enabled": "${var.logs}"}]},
		{"access_logs": "${var.logs}"},
		{"load_balancer_type": "${var.type}"},
		{"dynamic": {"access_logs": [{"for_each": "${var.logs}", "content": [{"enabled": true}]}]}},
	] {
		el_bv2_access_logs.deny == set() with input as _it("aws_lb", body)
		count(el_bv2_access_logs.unknown) == 1 with input as _it("aws_lb", body)
	}
}

test_accepts_other_documents if {
	every document in [{"kind": "Pod"}, {"resource": "${var.all}"}, {"resource": {"aws_lb": {"it": ["text", null]}}}] {
		el_bv2_access_logs.deny == set() with input as document
		el_bv2_access_logs.unknown == set() with input as document
	}
}

_network(listeners) := {"resource": {
	"aws_lb": {"it": [{"load_balancer_type": "network"}]},
	"aws_lb_listener": {name: [{"load_balancer_arn": "${aws_lb.it.arn}", "protocol": protocol}] |
		some name, protocol in listeners
	},
}}

test_asks_network_load_balancers_for_logs_of_tls_only if {
	el_bv2_access_logs.deny == set() with input as _network({"a": "TCP", "b": "UDP"})
	every listeners in [{}, {"a": "TLS"}, {"a": "TCP", "b": "TLS"}, {"a": "${var.protocol}"}] {
		count(el_bv2_access_logs.deny) == 1 with input as _network(listeners)
	}
	plain := {"resource": {
		"aws_lb": {"it": [{}]},
		"aws_lb_listener": {"a": [{"load_balancer_arn": "${aws_lb.it.arn}", "protocol": "HTTP"}]},
	}}
	count(el_bv2_access_logs.deny) == 1 with input as plain
}
