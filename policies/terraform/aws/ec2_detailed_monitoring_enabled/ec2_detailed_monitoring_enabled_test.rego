package terraform.aws.ec2_detailed_monitoring_enabled_test

import data.terraform.aws.ec2_detailed_monitoring_enabled as rule

_it(type, body) := {"resource": {type: {"it": [body]}}}

_finding(type, at) := {
	"message": "figures come every five minutes only",
	"at": array.concat(["resource", type, "it", 0], at),
	"resource": sprintf("%s.it", [type]),
}

test_finds_machines_without_it if {
	every entry in [
		["aws_instance", {}, []],
		["aws_instance", {"monitoring": false}, ["monitoring"]],
		["aws_instance", {"monitoring": "false", "launch_template": [{}]}, ["monitoring"]],
		["aws_launch_template", {}, []],
		["aws_launch_template", {"monitoring": false}, []],
		["aws_launch_template", {"monitoring": [{"enabled": false}]}, ["monitoring", 0, "enabled"]],
	] {
		expected := {_finding(entry[0], entry[2])}
		rule.deny == expected with input as _it(entry[0], entry[1])
	}
}

test_accepts_machines_with_it if {
	every entry in [
		["aws_instance", {"monitoring": true}],
		["aws_instance", {"launch_template": [{"id": "lt-1"}]}],
		["aws_launch_template", {"monitoring": [{"enabled": "true"}]}],
	] {
		rule.deny == set() with input as _it(entry[0], entry[1])
		rule.unknown == set() with input as _it(entry[0], entry[1])
	}
}

test_does_not_know_variables if {
	every entry in [
		["aws_instance", {"monitoring": "${var.on}"}],
		["aws_launch_template", {"monitoring": [{"enabled": "${var.on}"}]}],
	] {
		rule.deny == set() with input as _it(entry[0], entry[1])
		count(rule.unknown) == 1 with input as _it(entry[0], entry[1])
	}
}

test_accepts_other_documents if {
	every document in [{"kind": "Pod"}, {"resource": "${var.all}"}, {"resource": {"aws_instance": {"it": ["text", null]}}}] {
		rule.deny == set() with input as document
		rule.unknown == set() with input as document
	}
}
