package terraform.aws.elb_http_test

import data.terraform.aws.elb_http

_listener(body) := {"resource": {"aws_lb_listener": {"web": [body]}}}

_forward := [{"type": "forward", "target_group_arn": "${aws_lb_target_group.web.arn}"}]

_redirect(protocol) := [{"type": "redirect", "redirect": [{"port": "443", "protocol": protocol, "status_code": "HTTP_301"}]}]

_finding(message, place) := {{
	"message": message,
	"at": array.concat(["resource", "aws_lb_listener", "web", 0], place),
	"resource": "aws_lb_listener.web",
}}

test_finds_listeners_for_http if {
	every action in [_forward, _redirect("HTTP"), _redirect("#{protocol}"), [{"type": "redirect", "redirect": [{}]}]] {
		elb_http.deny == _finding("listener serves plain HTTP", ["protocol"]) with input as _listener({
			"port": 80,
			"protocol": "HTTP",
			"default_action": action,
		})
	}
}

test_finds_listeners_of_classic_load_balancers if {
	elb_http.deny == {{
		"message": "listener serves plain HTTP",
		"at": ["resource", "aws_elb", "web", 0, "listener", 1, "lb_protocol"],
		"resource": "aws_elb.web",
	}} with input as {"resource": {"aws_elb": {"web": [{"listener": [{"lb_protocol": "https"}, {"lb_protocol": "http"}]}]}}}
}

_silent(sort) := {"resource": {
	"aws_lb": {"main": [sort]},
	"aws_lb_listener": {"web": [{"load_balancer_arn": "${aws_lb.main.arn}", "default_action": _forward}]},
}}

test_takes_the_protocol_that_the_load_balancer_has_by_default if {
	every sort in [{}, {"load_balancer_type": "application"}] {
		elb_http.deny == _finding("listener serves plain HTTP", []) with input as _silent(sort)
	}
	every sort in ["gateway", "network"] {
		elb_http.deny == set() with input as _silent({"load_balancer_type": sort})
		elb_http.unknown == set() with input as _silent({"load_balancer_type": sort})
	}
	unknown := _finding("protocol is known only when Terraform runs", [])
	elb_http.unknown == unknown with input as _silent({"load_balancer_type": "${var.type}"})
	elb_http.unknown == unknown with input as _listener({"load_balancer_arn": "${var.arn}"})
	elb_http.deny == set() with input as _listener({"load_balancer_arn": "${var.arn}"})
}

test_accepts_https_and_redirects_to_it if {
	every body in [
		{"protocol": "HTTPS", "default_action": _forward},
		{"protocol": "TCP", "default_action": _forward},
		{"protocol": "HTTP", "default_action": _redirect("HTTPS")},
		{"default_action": _forward},
	] {
		elb_http.deny == set() with input as _listener(body)
		elb_http.unknown == set() with input as _listener(body)
	}
}

test_does_not_know_variables if {
	every body in [
		{"protocol": "${var.protocol}", "default_action": _forward},
		{"protocol": "HTTP", "default_action": [{"type": "${var.type}"}]},
		{"protocol": "HTTP", "default_action": _redirect("${var.protocol}")},
	] {
		elb_http.deny == set() with input as _listener(body)
		count(elb_http.unknown) == 1 with input as _listener(body)
	}
	elb_http.unknown == _finding(
		"protocol is known only when Terraform runs",
		["protocol"],
	) with input as _listener({"protocol": "${var.protocol}"})
}

test_accepts_other_documents if {
	elb_http.deny == set() with input as {"kind": "Pod"}
}
