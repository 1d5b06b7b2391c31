# METADATA
# title: S3 lifecycle that keeps broken uploads
# description: >-
#   No rule of the lifecycle that is on, and for the whole bucket, takes away uploads that were begun and never
#   finished. Their parts lie in the bucket for ever, are paid for, and no list of objects shows them.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpu-abort-incomplete-mpu-lifecycle-config.html
#     description: AWS, Configuring a bucket lifecycle configuration to delete incomplete multipart uploads
# custom:
#   severity: low
#   kinds: [terraform_module/aws_s3_bucket_lifecycle_configuration]
#   remediation: >-
#     Add a rule with `status = "Enabled"`, an empty `filter {}` and `abort_incomplete_multipart_upload` with
#     `days_after_initiation = 7`.
package terraform.aws.s3_abort_incomplete_uploads

import data.lib.terraform

deny contains {"message": message, "at": lifecycle.path, "resource": lifecycle.address} if {
	some lifecycle in _lifecycles
	not true in lifecycle.verdicts
	not _open(lifecycle)
	message := "uploads that were never finished are kept"
}

unknown contains {"message": message, "at": lifecycle.path, "resource": lifecycle.address} if {
	some lifecycle in _lifecycles
	not true in lifecycle.verdicts
	_open(lifecycle)
	message := "whether broken uploads are taken away is known only when Terraform runs"
}

_open(lifecycle) if terraform.unknown(lifecycle.verdicts)

_open(lifecycle) if {
	is_string(lifecycle.body.rule)
	terraform.unknown(lifecycle.body.rule)
}

# Lifecycles with what each rule does about broken uploads: true, false, or an unknown value that it hangs on.
_lifecycles := [object.union(lifecycle, {"verdicts": verdicts}) |
	some lifecycle in terraform.resources_of(["aws_s3_bucket_lifecycle_configuration"])
	verdicts := [_verdict(rule) | some rule in terraform.blocks(lifecycle, "rule")]
]

_verdict(rule) := false if {
	terraform.known(rule.body.status)
	rule.body.status != "Enabled"
} else := false if {
	count(terraform.blocks(rule, "abort_incomplete_multipart_upload")) == 0
} else := false if {
	some value in _limits(rule)
	terraform.known(value)
} else := limits[0] if {
	limits := _limits(rule)
	count(limits) > 0
} else := rule.for_each if {
	rule.for_each
} else := rule.body.status if {
	terraform.unknown(rule.body.status)
} else := abort.for_each if {
	some abort in terraform.blocks(rule, "abort_incomplete_multipart_upload")
	abort.for_each
} else := true

# What holds a rule to a part of the bucket.
_limits(rule) := [value |
	filters := array.concat(
		[block.body | some block in terraform.blocks(rule, "filter")],
		[object.filter(rule.body, ["prefix"])],
	)
	walk(filters, [_, value])
	type_name(value) in {"boolean", "number", "string"}
	value != ""
]
