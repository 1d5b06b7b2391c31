package terraform.aws.s3_abort_incomplete_uploads_test

import data.terraform.aws.s3_abort_incomplete_uploads as rule

_lifecycle(rules) := {"resource": {"aws_s3_bucket_lifecycle_configuration": {"it": [{"rule": rules}]}}}

_abort := {"abort_incomplete_multipart_upload": [{"days_after_initiation": 7}]}

_on := object.union(_abort, {"status": "Enabled"})

_finding(message) := {{
	"message": message,
	"at": ["resource", "aws_s3_bucket_lifecycle_configuration", "it", 0],
	"resource": "aws_s3_bucket_lifecycle_configuration.it",
}}

test_finds_lifecycles_that_keep_broken_uploads if {
	every rules in [
		[],
		[{"status": "Enabled"}],
		[object.union(_abort, {"status": "Disabled"})],
		[object.union(_on, {"filter": [{"prefix": "logs/"}]})],
		[object.union(_on, {"filter": [{"and": [{"tags": {"a": "b"}}]}]})],
		[object.union(_on, {"prefix": "logs/"})],
		7,
		null,
	] {
		rule.deny == _finding("uploads that were never finished are kept") with input as _lifecycle(rules)
	}
}

test_accepts_lifecycles_that_take_them_away if {
	rule.deny == set() with input as _lifecycle([{"status": "Enabled"}, _on])
	every filter in [[{}], [{"prefix": ""}], []] {
		rule.deny == set() with input as _lifecycle([object.union(_on, {"filter": filter})])
	}
	rule.unknown == set() with input as _lifecycle([object.union(_abort, {"status": "${var.status}"}), _on])
}

test_does_not_know_variables if {
	message := "whether broken uploads are taken away is known only when Terraform runs"
	every rules in [
		"${var.rules}",
		[object.union(_abort, {"status": "${var.status}"})],
		[object.union(_on, {"filter": [{"prefix": "${var.prefix}"}]})],
		[{"status": "Enabled", "dynamic": {"abort_incomplete_multipart_upload": [{
			"for_each": "${var.on ? [7] : []}",
			"content": [{"days_after_initiation": 7}],
		}]}}],
	] {
		rule.deny == set() with input as _lifecycle(rules)
		rule.unknown == _finding(message) with input as _lifecycle(rules)
	}
	dynamic := {"resource": {"aws_s3_bucket_lifecycle_configuration": {"it": [{"dynamic": {"rule": [{
		"for_each": "${var.rules}",
		"content": [_on],
	}]}}]}}}
	rule.deny == set() with input as dynamic
	rule.unknown == _finding(message) with input as dynamic
}

test_accepts_other_documents if {
	rule.deny == set() with input as {"kind": "Pod"}
}
