package terraform.aws.cloudtrail_cloudwatch_test

import data.terraform.aws.cloudtrail_cloudwatch

_types := ["aws_cloudtrail"]

_it(type, body) := {"resource": {type: {"it": [body]}}}

_finding(type, at) := {
	"message": "events are not sent to CloudWatch Logs",
	"at": array.concat(["resource", type, "it", 0], at),
	"resource": sprintf("%s.it", [type]),
}

test_finds_what_is_not_there if {
	every entry in [
		[{}, []],
		[{"cloud_watch_logs_group_arn": null}, ["cloud_watch_logs_group_arn"]],
		[{"cloud_watch_logs_group_arn": ""}, ["cloud_watch_logs_group_arn"]],
		[{"cloud_watch_logs_group_arn": []}, ["cloud_watch_logs_group_arn"]],
	] {
		every type in _types {
			cloudtrail_cloudwatch.deny == {_finding(type, entry[1])} with input as _it(type, entry[0])
			cloudtrail_cloudwatch.unknown == set() with input as _it(type, entry[0])
		}
	}
}

test_accepts_what_is_there if {
	every type in _types {
		every value in ["x", "${aws_thing.it.arn}"] {
			body := {"cloud_watch_logs_group_arn": value}
			cloudtrail_cloudwatch.deny == set() with input as _it(type, body)
			cloudtrail_cloudwatch.unknown == set() with input as _it(type, body)
		}
	}
}

test_does_not_know_a_variable if {
	every type in _types {
		body := {"cloud_watch_logs_group_arn": "${var.value}"}
		cloudtrail_cloudwatch.deny == set() with input as _it(type, body)
		cloudtrail_cloudwatch.unknown == {object.union(
			_finding(type, ["cloud_watch_logs_group_arn"]),
			{"message": "cloud_watch_logs_group_arn is known only when Terraform runs"},
		)} with input as _it(type, body)
	}
}

test_accepts_other_documents if {
	every document in [
		{"kind": "Pod"},
		{"resource": "${var.all}"},
		{"resource": {_types[0]: {"it": ["text", null]}}},
	] {
		cloudtrail_cloudwatch.deny == set() with input as document
		cloudtrail_cloudwatch.unknown == set() with input as document
	}
}
