package terraform.aws.s3_enable_object_read_logging_test

import data.terraform.aws.s3_enable_object_read_logging as rule

_module(selector) := {"resource": {
	"aws_s3_bucket": {"data": [{"bucket": "shop-data"}]},
	"aws_cloudtrail": {"all": [{"event_selector": [selector]}]},
}}

_selector(kind, values) := {
	"read_write_type": kind,
	"data_resource": [{"type": "AWS::S3::Object", "values": values}],
}

_finding(message) := {{"message": message, "at": ["resource", "aws_s3_bucket", "data", 0], "resource": "aws_s3_bucket.data"}}

_message := "no trail records reads of objects"

test_finds_buckets_that_no_trail_records if {
	every selector in [
		{},
		_selector("All", ["arn:aws:s3:::other/"]),
		_selector("All", ["arn:aws:s3:::shop-data"]),
		_selector("WriteOnly", ["arn:aws:s3"]),
	] {
		rule.deny == _finding(_message) with input as _module(selector)
		rule.applies with input as _module(selector)
	}
}

test_accepts_buckets_that_a_trail_records if {
	every kind in ["All", "ReadOnly", null] {
		every value in ["arn:aws:s3", "arn:aws:s3:::shop-data/", "${aws_s3_bucket.data.arn}/"] {
			rule.deny == set() with input as _module(_selector(kind, [value]))
			rule.unknown == set() with input as _module(_selector(kind, [value]))
		}
	}
}

test_does_not_judge_modules_without_a_trail if {
	module := {"resource": {"aws_s3_bucket": {"data": [{}]}}}
	rule.deny == set() with input as module
	not rule.applies with input as module
}

test_does_not_know_variables if {
	module := _module(_selector("All", ["${var.arn}"]))
	rule.deny == set() with input as module
	rule.unknown == _finding("event_selector of aws_cloudtrail is known only when Terraform runs") with input as module
}

test_accepts_other_documents if {
	rule.deny == set() with input as {"kind": "Pod"}
}
