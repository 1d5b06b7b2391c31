package terraform.aws.sqs_encryption_test

import data.lib.fix
import data.terraform.aws.sqs_encryption

_queue(body) := {"resource": {"aws_sqs_queue": {"orders": [body]}}}

_finding(name, message) := {{
	"message": message,
	"at": ["resource", "aws_sqs_queue", "orders", 0, name],
	"resource": "aws_sqs_queue.orders",
}}

test_finds_queues_that_switch_encryption_off if {
	every body in [{"sqs_managed_sse_enabled": false}, {"sqs_managed_sse_enabled": "false", "kms_master_key_id": ""}] {
		fix.bare(sqs_encryption.deny) == _finding(
			"sqs_managed_sse_enabled",
			"messages are not encrypted",
		) with input as _queue(body)
	}
}

test_accepts_encrypted_queues if {
	every body in [
		{},
		{"sqs_managed_sse_enabled": true},
		{"kms_master_key_id": "alias/aws/sqs"},
		{"kms_master_key_id": "${aws_kms_key.orders.id}", "sqs_managed_sse_enabled": false},
	] {
		sqs_encryption.deny == set() with input as _queue(body)
		sqs_encryption.unknown == set() with input as _queue(body)
	}
}

test_does_not_know_variables if {
	managed := {"sqs_managed_sse_enabled": "${var.managed}"}
	sqs_encryption.deny == set() with input as _queue(managed)
	sqs_encryption.unknown == _finding(
		"sqs_managed_sse_enabled",
		"sqs_managed_sse_enabled is known only when Terraform runs",
	) with input as _queue(managed)
	key := {"sqs_managed_sse_enabled": false, "kms_master_key_id": "${var.key}"}
	sqs_encryption.deny == set() with input as _queue(key)
	sqs_encryption.unknown == _finding(
		"kms_master_key_id",
		"kms_master_key_id is known only when Terraform runs",
	) with input as _queue(key)
}

test_accepts_other_documents if {
	sqs_encryption.deny == set() with input as {"kind": "Pod"}
}
