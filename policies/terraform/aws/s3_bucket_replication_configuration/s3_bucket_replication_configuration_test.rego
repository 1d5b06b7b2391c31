package terraform.aws.s3_bucket_replication_configuration_test

import data.terraform.aws.s3_bucket_replication_configuration as rule

_module(rules) := {"resource": {
	"aws_s3_bucket": {"data": [{"bucket": "data"}]},
	"aws_s3_bucket_replication_configuration": {"x": [{"bucket": "${aws_s3_bucket.data.id}", "rule": rules}]},
}}

_finding(message, place) := {{
	"message": message,
	"at": array.concat(["resource"], place),
	"resource": "aws_s3_bucket.data",
}}

test_finds_buckets_that_are_not_copied if {
	rule.deny == _finding(
		"objects are copied to no other bucket",
		["aws_s3_bucket", "data", 0],
	) with input as {"resource": {"aws_s3_bucket": {"data": [{}]}}}
}

test_finds_rules_that_are_off if {
	rule.deny == _finding(
		"rule for copies is off",
		["aws_s3_bucket_replication_configuration", "x", 0, "rule", 0, "status"],
	) with input as _module([{"status": "Disabled"}])
	own := {"resource": {"aws_s3_bucket": {"data": [{"replication_configuration": [{"rules": [{"status": "Disabled"}]}]}]}}}
	{finding.message | some finding in rule.deny} == {"rule for copies is off"} with input as own
}

test_accepts_buckets_that_are_copied_and_copies if {
	rule.deny == set() with input as _module([{"status": "Enabled"}])
	copy := {"resource": {
		"aws_s3_bucket": {"data": [{"bucket": "data"}], "copy": [{}]},
		"aws_s3_bucket_replication_configuration": {"x": [{
			"bucket": "${aws_s3_bucket.data.id}",
			"rule": [{"status": "Enabled", "destination": [{"bucket": "${aws_s3_bucket.copy.arn}"}]}],
		}]},
	}}
	rule.deny == set() with input as copy
	rule.unknown == set() with input as copy
	logs := {"resource": {"aws_s3_bucket": {"logs": [{"acl": "log-delivery-write"}]}}}
	rule.deny == set() with input as logs
}

test_does_not_know_variables if {
	rule.deny == set() with input as _module([{"status": "${var.status}"}])
	rule.unknown == _finding(
		"rule.status is known only when Terraform runs",
		["aws_s3_bucket_replication_configuration", "x", 0, "rule", 0, "status"],
	) with input as _module([{"status": "${var.status}"}])
}

test_accepts_odd_shapes if {
	every value in [7, [], {}, "x", [7]] {
		count(rule.deny) <= 1 with input as _module(value)
	}
}

test_accepts_other_documents if {
	rule.deny == set() with input as {"kind": "Pod"}
}
