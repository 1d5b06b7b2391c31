package lib.aws_session_documents_test

import data.lib.aws_session_documents

_document(content) := {"resource": {"aws_ssm_document": {"d": [{"document_type": "Session", "content": content}]}}}

_inputs := [document.inputs | some document in aws_session_documents.documents]

test_reads_json_and_yaml if {
	_inputs == [{"kmsKeyId": "x"}] with input as _document(`{"inputs": {"kmsKeyId": "x"}}`)
	_inputs == [{"kmsKeyId": "x"}] with input as _document("schemaVersion: '1.0'\ninputs:\n  kmsKeyId: x\n")
}

test_accepts_other_documents if {
	every content in ["x", "[]", "{}", "", 7, null, `{"inputs": []}`] {
		count([inputs | some inputs in _inputs; count(inputs) > 0]) == 0 with input as _document(content)
	}
	_inputs == [] with input as {"resource": {"aws_ssm_document": {"d": [{"document_type": "Command", "content": "{}"}]}}}
}

test_does_not_know_documents_from_elsewhere if {
	_inputs == [] with input as _document("${file(\"d.json\")}")
	count(aws_session_documents.unread) == 1 with input as _document("${file(\"d.json\")}")
	aws_session_documents.unread == set() with input as _document(`{"inputs": {"kmsKeyId": "${var.key}"}}`)
}

test_knows_which_inputs_are_filled if {
	document := {"inputs": {"a": "x", "b": "", "c": null, "d": "${var.x}", "e": "${aws_kms_key.k.arn}", "f": false}}
	{name: aws_session_documents.filled(document, name) | some name in ["a", "b", "c", "d", "e", "f", "g"]} == {
		"a": true, "b": false, "c": false, "d": "${var.x}", "e": true, "f": false, "g": false,
	}
}
