package terraform.aws.s3_mfa_delete_test

import data.terraform.aws.s3_mfa_delete

_message := "versions can be deleted without a second factor"

_beside(body) := {"resource": {
	"aws_s3_bucket": {"data": [{"bucket": "data"}]},
	"aws_s3_bucket_versioning": {"x": [{
		"bucket": "${aws_s3_bucket.data.id}",
		"versioning_configuration": [object.union({"status": "Enabled"}, body)],
	}]},
}}

_inline(body) := {"resource": {"aws_s3_bucket": {"data": [{"versioning": [object.union({"enabled": true}, body)]}]}}}

_place := ["aws_s3_bucket_versioning", "x", 0, "versioning_configuration", 0]

_finding(place) := {{"message": _message, "at": array.concat(["resource"], place), "resource": "aws_s3_bucket.data"}}

test_finds_versions_without_mfa if {
	s3_mfa_delete.deny == _finding(_place) with input as _beside({})
	every value in ["Disabled", null] {
		s3_mfa_delete.deny == _finding(array.concat(_place, ["mfa_delete"])) with input as _beside({"mfa_delete": value})
	}
	every value in [false, "false", null] {
		s3_mfa_delete.deny == _finding([
			"aws_s3_bucket", "data", 0, "versioning", 0, "mfa_delete",
		]) with input as _inline({"mfa_delete": value})
	}
}

test_accepts_mfa_and_buckets_without_versions if {
	s3_mfa_delete.deny == set() with input as _beside({"mfa_delete": "Enabled"})
	s3_mfa_delete.deny == set() with input as _inline({"mfa_delete": true})
	s3_mfa_delete.deny == set() with input as {"resource": {"aws_s3_bucket": {"data": [{}]}}}
}

test_leaves_buckets_that_keep_no_versions_out if {
	every status in ["Disabled", "Suspended", null] {
		s3_mfa_delete.deny == set() with input as _beside({"status": status})
		s3_mfa_delete.unknown == set() with input as _beside({"status": status})
	}
	every enabled in [false, "false", null] {
		s3_mfa_delete.deny == set() with input as _inline({"enabled": enabled})
	}
	s3_mfa_delete.deny == set() with input as _beside({"status": "${var.status}"})
	{finding.message | some finding in s3_mfa_delete.unknown} == {
		"versioning_configuration.status is known only when Terraform runs",
	} with input as _beside({"status": "${var.status}"})
}

_ruled(bucket, rules) := object.union(_beside({}), {"resource": {
	"aws_s3_bucket": {"data": [bucket]},
	"aws_s3_bucket_lifecycle_configuration": rules,
}})

test_leaves_buckets_with_a_lifecycle_out if {
	rules := {"r": [{"bucket": "${aws_s3_bucket.data.id}", "rule": [{"id": "old"}]}]}
	every module in [_ruled({}, rules), _ruled({"lifecycle_rule": [{"enabled": true}]}, {})] {
		s3_mfa_delete.deny == set() with input as module
		s3_mfa_delete.unknown == set() with input as module
	}
	others := {"r": [{"bucket": "${aws_s3_bucket.other.id}", "rule": [{"id": "old"}]}]}
	s3_mfa_delete.deny == _finding(_place) with input as _ruled({}, others)
	open := {"r": [{"count": "${var.on ? 1 : 0}", "bucket": "${aws_s3_bucket.data.id}"}]}
	s3_mfa_delete.deny == set() with input as _ruled({}, open)
	count(s3_mfa_delete.unknown) == 1 with input as _ruled({}, open)
}

test_does_not_know_variables if {
	every module in [_beside({"mfa_delete": "${var.mfa}"}), _inline({"mfa_delete": "${var.mfa}"})] {
		s3_mfa_delete.deny == set() with input as module
		count(s3_mfa_delete.unknown) == 1 with input as module
	}
}

test_accepts_odd_shapes if {
	every value in [[], {}, 7, "x"] {
		s3_mfa_delete.deny == set() with input as _beside({"mfa_delete": value})
	}
}

test_accepts_other_documents if {
	s3_mfa_delete.deny == set() with input as {"kind": "Pod"}
}
