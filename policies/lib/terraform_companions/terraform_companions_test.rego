package lib.terraform_companions_test

import data.lib.terraform_companions

_missing := {setting.resource.name: setting.value |
	some setting in terraform_companions.missing("aws_wafv2_web_acl", ["aws_logs"], "resource_arn")
}

_module(acl, logs) := {"resource": {"aws_wafv2_web_acl": {"web": [acl]}, "aws_logs": {"x": [logs]}}}

_arn := {"resource_arn": "${aws_wafv2_web_acl.web.arn}"}

test_knows_what_is_missing if {
	_missing == {"web": false} with input as {"resource": {"aws_wafv2_web_acl": {"web": [{}]}}}
	every arn in ["${aws_wafv2_web_acl.other.arn}", "${var.arn}", 7, null] {
		_missing == {"web": false} with input as _module({}, {"resource_arn": arn})
	}
}

test_knows_what_is_there if {
	_missing == {} with input as _module({}, _arn)
	measure := {"count": "${var.on ? 1 : 0}"}
	_missing == {} with input as _module(measure, object.union(_arn, measure))
	_missing == {} with input as _module({"for_each": "${var.names}"}, {
		"for_each": "${aws_wafv2_web_acl.web}",
		"resource_arn": "${each.value.arn}",
	})
}

test_does_not_know_what_may_be_there if {
	_missing == {"web": "${var.on}"} with input as _module({}, object.union(_arn, {"count": "${var.on}"}))
	_missing == {"web": "${local.arn}"} with input as _module({}, {"resource_arn": "${local.arn}"})
}

test_counts_instances if {
	_missing == {"web": false} with input as _module({"count": 2}, {"resource_arn": "${aws_wafv2_web_acl.web[0].arn}"})
	_missing == {} with input as _module({"count": 1}, {"resource_arn": "${aws_wafv2_web_acl.web[0].arn}"})
}

test_does_not_know_what_modules_do_that_are_about_it if {
	acls := {"resource": {"aws_wafv2_web_acl": {"web": [{}]}}}
	handed := {"name": "${aws_wafv2_web_acl.web.name}"}
	_missing == {"web": "${module.waf_logs}"} with input as object.union(acls, {"module": {"waf_logs": [handed]}})
	_missing == {"web": false} with input as object.union(acls, {"module": {"waf_rules": [handed]}})
	_missing == {"web": false} with input as object.union(acls, {"module": {"waf_logs": [{"name": "web"}]}})
}
