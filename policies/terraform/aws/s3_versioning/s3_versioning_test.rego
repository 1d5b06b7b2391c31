package terraform.aws.s3_versioning_test

import data.terraform.aws.s3_versioning

_bucket(body) := {"resource": {"aws_s3_bucket": {"logs": [body]}}}

_beside(status) := {"resource": {
	"aws_s3_bucket": {"logs": [{}]},
	"aws_s3_bucket_versioning": {"x": [{
		"bucket": "${aws_s3_bucket.logs.id}",
		"versioning_configuration": [{"status": status}],
	}]},
}}

_path := ["resource", "aws_s3_bucket", "logs", 0]

test_finds_buckets_without_versions if {
	s3_versioning.deny == {{
		"message": "versioning is off",
		"at": _path,
		"resource": "aws_s3_bucket.logs",
	}} with input as _bucket({"bucket": "logs"})
	s3_versioning.deny == {{
		"message": "versioning is off",
		"at": array.concat(_path, ["versioning", 0, "enabled"]),
		"resource": "aws_s3_bucket.logs",
	}} with input as _bucket({"versioning": [{"enabled": false}]})
}

test_finds_versions_that_are_suspended_beside_the_bucket if {
	every status in ["Suspended", "Disabled"] {
		s3_versioning.deny == {{
			"message": "versioning is off",
			"at": [
				"resource", "aws_s3_bucket_versioning", "x", 0,
				"versioning_configuration", 0, "status",
			],
			"resource": "aws_s3_bucket.logs",
		}} with input as _beside(status)
	}
}

test_accepts_buckets_with_versions if {
	s3_versioning.deny == set() with input as _bucket({"versioning": [{"enabled": true}]})
	s3_versioning.deny == set() with input as _beside("Enabled")
}

test_does_not_know_variables if {
	s3_versioning.deny == set() with input as _beside("${var.status}")
	s3_versioning.unknown == {{
		"message": "versioning_configuration.status is known only when Terraform runs",
		"at": ["resource", "aws_s3_bucket_versioning", "x", 0, "versioning_configuration", 0, "status"],
		"resource": "aws_s3_bucket.logs",
	}} with input as _beside("${var.status}")
}

_guarded(bucket, versioning, status) := {"resource": {
	"aws_s3_bucket": {"logs": [bucket]},
	"aws_s3_bucket_versioning": {"x": [object.union(versioning, {
		"bucket": "${aws_s3_bucket.logs[0].id}",
		"versioning_configuration": [{"status": status}],
	})]},
}}

test_does_not_know_versioning_that_may_be_missing if {
	measure := {"count": "${var.keep ? 1 : 0}"}
	s3_versioning.deny == set() with input as _guarded({}, measure, "Enabled")
	s3_versioning.unknown == {{
		"message": "count is known only when Terraform runs",
		"at": ["resource", "aws_s3_bucket_versioning", "x", 0, "count"],
		"resource": "aws_s3_bucket.logs",
	}} with input as _guarded({}, measure, "Enabled")
	s3_versioning.unknown == set() with input as _guarded(measure, measure, "Enabled")
	s3_versioning.deny == set() with input as _guarded(measure, measure, "Enabled")
	count(s3_versioning.deny) == 1 with input as _guarded({}, measure, "Suspended")
	s3_versioning.unknown == set() with input as _guarded({}, measure, "Suspended")
}

test_finds_buckets_of_which_one_has_no_versioning if {
	s3_versioning.deny == {{
		"message": "versioning is off",
		"at": _path,
		"resource": "aws_s3_bucket.logs",
	}} with input as _guarded({"count": 2}, {}, "Enabled")
	s3_versioning.deny == set() with input as _guarded({"count": 1}, {}, "Enabled")
}

test_accepts_other_documents if {
	s3_versioning.deny == set() with input as {"kind": "Pod"}
}
