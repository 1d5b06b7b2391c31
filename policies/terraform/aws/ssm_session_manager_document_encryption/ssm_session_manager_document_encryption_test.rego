package terraform.aws.ssm_session_manager_document_encryption_test

import data.terraform.aws.ssm_session_manager_document_encryption as rule

_document(content) := {"resource": {"aws_ssm_document": {"it": [{"document_type": "Session", "content": content}]}}}

_json(inputs) := _document(json.marshal({"schemaVersion": "1.0", "inputs": inputs}))

_finding(message) := {{
	"message": message,
	"at": ["resource", "aws_ssm_document", "it", 0, "content"],
	"resource": "aws_ssm_document.it",
}}

test_finds_documents_without_a_key if {
	every inputs in [{}, {"kmsKeyId": ""}, {"kmsKeyId": null}] {
		rule.deny == _finding("sessions are not encrypted with a key") with input as _json(inputs)
	}
	yaml_text := "schemaVersion: '1.0'\ninputs:\n  kmsKeyId: ''\n"
	rule.deny == _finding("sessions are not encrypted with a key") with input as _document(yaml_text)
}

test_accepts_documents_with_a_key if {
	every key in ["alias/sessions", "${aws_kms_key.sessions.arn}"] {
		rule.deny == set() with input as _json({"kmsKeyId": key})
		rule.unknown == set() with input as _json({"kmsKeyId": key})
	}
	command := {"resource": {"aws_ssm_document": {"it": [{"document_type": "Command", "content": "{}"}]}}}
	rule.deny == set() with input as command
}

test_does_not_know_variables if {
	rule.deny == set() with input as _json({"kmsKeyId": "${var.key}"})
	rule.unknown == _finding("kmsKeyId is known only when Terraform runs") with input as _json({"kmsKeyId": "${var.key}"})
	rule.unknown == _finding("document stands in a file of its own, which is not read") with input as _document("${file(\"d.json\")}")
}

test_accepts_other_documents if {
	rule.deny == set() with input as {"kind": "Pod"}
}
