package terraform.aws.s3_logging_test

import data.terraform.aws.s3_logging

_module(logging) := {"resource": {
	"aws_s3_bucket": {"data": [{"bucket": "data"}], "logs": [{"bucket": "logs"}]},
	"aws_s3_bucket_logging": logging,
}}

_finding(name) := {
	"message": "requests to the bucket are not logged",
	"at": ["resource", "aws_s3_bucket", name, 0],
	"resource": sprintf("aws_s3_bucket.%s", [name]),
}

test_finds_buckets_without_logs if {
	s3_logging.deny == {_finding("data"), _finding("logs")} with input as _module({})
}

test_accepts_logged_buckets_and_those_that_receive_logs if {
	every target in ["${aws_s3_bucket.logs.id}", "logs"] {
		s3_logging.deny == set() with input as _module({"x": [{
			"bucket": "${aws_s3_bucket.data.id}",
			"target_bucket": target,
		}]})
	}
	s3_logging.deny == set() with input as {"resource": {"aws_s3_bucket": {
		"data": [{"logging": [{"target_bucket": "${aws_s3_bucket.logs.id}"}]}],
		"logs": [{}],
	}}}
}

test_accepts_buckets_whose_list_is_for_logs if {
	s3_logging.deny == set() with input as {"resource": {"aws_s3_bucket": {"logs": [{"acl": "log-delivery-write"}]}}}
	s3_logging.deny == set() with input as {"resource": {
		"aws_s3_bucket": {"logs": [{}]},
		"aws_s3_bucket_acl": {"x": [{"bucket": "${aws_s3_bucket.logs.id}", "acl": "log-delivery-write"}]},
	}}
}

test_does_not_know_loops_and_variables if {
	loop := _module({"x": [{"for_each": "${var.all}", "bucket": "${each.value}", "target_bucket": "logs"}]})
	s3_logging.deny == set() with input as loop
	s3_logging.unknown == {{
		"message": "logging is known only when Terraform runs",
		"at": ["resource", "aws_s3_bucket", "data", 0],
		"resource": "aws_s3_bucket.data",
	}} with input as loop
	count(s3_logging.unknown) == 1 with input as {"resource": {"aws_s3_bucket": {"a": [{"dynamic": {"logging": [{
		"for_each": "${var.logging}",
		"content": [{"target_bucket": "logs"}],
	}]}}]}}}
}

test_does_not_know_logging_that_may_be_missing if {
	guarded := _module({"x": [{
		"count": "${var.on ? 1 : 0}",
		"bucket": "${aws_s3_bucket.data.id}",
		"target_bucket": "logs",
	}]})
	s3_logging.deny == set() with input as guarded
	s3_logging.unknown == {{
		"message": "logging is known only when Terraform runs",
		"at": ["resource", "aws_s3_bucket", "data", 0],
		"resource": "aws_s3_bucket.data",
	}} with input as guarded
}

test_finds_buckets_of_which_one_is_not_logged if {
	buckets := {"data": [{"for_each": {"one": true, "two": false}}], "logs": [{}]}
	logging := {"x": [{
		"for_each": {"one": true},
		"bucket": "${aws_s3_bucket.data[each.key].id}",
		"target_bucket": "${aws_s3_bucket.logs.id}",
	}]}
	s3_logging.deny == {_finding("data")} with input as {"resource": {
		"aws_s3_bucket": buckets,
		"aws_s3_bucket_logging": logging,
	}}
}

test_finds_a_bucket_whose_resource_is_called_as_another_bucket if {
	s3_logging.deny == {_finding("data")} with input as {"resource": {
		"aws_s3_bucket": {"data": [{"bucket": "prod-data"}], "site": [{"logging": [{"target_bucket": "data"}]}]},
	}}
}

test_accepts_other_documents if {
	s3_logging.deny == set() with input as {"kind": "Pod"}
}
