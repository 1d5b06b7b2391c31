package terraform.aws.cloudfront_logging_test

import data.terraform.aws.cloudfront_logging

_it(body, more) := {"resource": object.union({"aws_cloudfront_distribution": {"site": [body]}}, more)}

_source(body) := {"aws_cloudwatch_log_delivery_source": {"site": [object.union(
	{"log_type": "ACCESS_LOGS", "resource_arn": "${aws_cloudfront_distribution.site.arn}"},
	body,
)]}}

_delivery(name) := {"aws_cloudwatch_log_delivery": {"site": [{
	"delivery_source_name": sprintf("${aws_cloudwatch_log_delivery_source.%s.name}", [name]),
	"delivery_destination_arn": "${aws_cloudwatch_log_delivery_destination.bucket.arn}",
}]}}

_finding(at) := {
	"message": "requests to the distribution are not logged",
	"at": array.concat(["resource", "aws_cloudfront_distribution", "site", 0], at),
	"resource": "aws_cloudfront_distribution.site",
}

test_finds_distributions_without_logs if {
	cloudfront_logging.deny == {_finding([])} with input as _it({}, {})
	cloudfront_logging.deny == {_finding([])} with input as _it({}, _source({}))
	cloudfront_logging.deny == {_finding([])} with input as _it({}, object.union(_source({}), _delivery("other")))
	cloudfront_logging.deny == {_finding(["logging_config"])} with input as _it({"logging_config": []}, {})
}

test_accepts_distributions_with_logs if {
	every module in [
		_it({"logging_config": [{"bucket": "logs.s3.amazonaws.com"}]}, {}),
		_it({}, object.union(_source({}), _delivery("site"))),
	] {
		cloudfront_logging.deny == set() with input as module
		cloudfront_logging.unknown == set() with input as module
	}
}

test_does_not_know_what_may_be_missing if {
	every module in [
		_it({"dynamic": {"logging_config": [{"for_each": "${var.logs}", "content": [{}]}]}}, {}),
		_it({}, object.union(_source({"count": "${var.on ? 1 : 0}"}), _delivery("site"))),
		_it({}, _source({"for_each": "${local.sites}", "resource_arn": "${each.value}"})),
	] {
		cloudfront_logging.deny == set() with input as module
		count(cloudfront_logging.unknown) == 1 with input as module
	}
}

test_accepts_other_documents if {
	every document in [{"kind": "Pod"}, {"resource": "${var.all}"}, {"resource": {"aws_cloudfront_distribution": {"it": ["text", null]}}}] {
		cloudfront_logging.deny == set() with input as document
		cloudfront_logging.unknown == set() with input as document
	}
}
