package terraform.aws.ssm_session_manager_document_logging_test

import data.terraform.aws.ssm_session_manager_document_logging as rule

_document(inputs) := {"resource": {"aws_ssm_document": {"it": [{
	"document_type": "Session",
	"content": json.marshal({"schemaVersion": "1.0", "inputs": inputs}),
}]}}}

_finding(message) := {{
	"message": message,
	"at": ["resource", "aws_ssm_document", "it", 0, "content"],
	"resource": "aws_ssm_document.it",
}}

test_finds_documents_without_logs if {
	every inputs in [{}, {"s3BucketName": "", "cloudWatchLogGroupName": "", "s3EncryptionEnabled": true}] {
		rule.deny == _finding("no log of sessions is kept") with input as _document(inputs)
	}
}

test_finds_logs_that_are_not_encrypted if {
	every value in [false, "false"] {
		bucket := {"s3BucketName": "logs", "s3EncryptionEnabled": value, "cloudWatchEncryptionEnabled": true}
		message := "log of sessions is not encrypted: s3EncryptionEnabled is off"
		rule.deny == _finding(message) with input as _document(bucket)
	}
	group := {"cloudWatchLogGroupName": "logs", "cloudWatchEncryptionEnabled": false}
	message := "log of sessions is not encrypted: cloudWatchEncryptionEnabled is off"
	rule.deny == _finding(message) with input as _document(group)
}

test_accepts_encrypted_logs if {
	every inputs in [
		{"s3BucketName": "logs"},
		{"s3BucketName": "${aws_s3_bucket.logs.id}", "s3EncryptionEnabled": true, "cloudWatchEncryptionEnabled": false},
		{"cloudWatchLogGroupName": "logs", "cloudWatchEncryptionEnabled": true},
	] {
		rule.deny == set() with input as _document(inputs)
		rule.unknown == set() with input as _document(inputs)
	}
}

test_does_not_know_variables if {
	rule.deny == set() with input as _document({"s3BucketName": "${var.bucket}"})
	message := "whether a log of sessions is kept is known only when Terraform runs"
	rule.unknown == _finding(message) with input as _document({"s3BucketName": "${var.bucket}"})
}

test_accepts_odd_shapes if {
	every value in [7, [], {}, null] {
		count(rule.deny) <= 1 with input as _document({"s3BucketName": value, "s3EncryptionEnabled": value})
	}
	rule.deny == set() with input as {"resource": {"aws_ssm_document": {"it": [{"document_type": "Session", "content": 7}]}}}
}

test_accepts_other_documents if {
	rule.deny == set() with input as {"kind": "Pod"}
}
