package terraform.aws.glue_data_catalog_encryption_test

import data.lib.fix
import data.terraform.aws.glue_data_catalog_encryption as rule

_it(mode, passwords) := {"resource": {"aws_glue_data_catalog_encryption_settings": {"it": [{
	"data_catalog_encryption_settings": [{
		"encryption_at_rest": [{"catalog_encryption_mode": mode}],
		"connection_password_encryption": [{"return_connection_password_encrypted": passwords}],
	}],
}]}}}

_path := ["resource", "aws_glue_data_catalog_encryption_settings", "it", 0, "data_catalog_encryption_settings", 0]

_mode := {
	"message": "catalog is not encrypted",
	"at": array.concat(_path, ["encryption_at_rest", 0, "catalog_encryption_mode"]),
	"resource": "aws_glue_data_catalog_encryption_settings.it",
}

_passwords := {
	"message": "passwords of connections are not encrypted",
	"at": array.concat(_path, ["connection_password_encryption", 0, "return_connection_password_encrypted"]),
	"resource": "aws_glue_data_catalog_encryption_settings.it",
}

test_finds_what_is_not_encrypted if {
	fix.bare(rule.deny) == {_mode, _passwords} with input as _it("DISABLED", false)
	fix.bare(rule.deny) == {_mode} with input as _it("DISABLED", true)
	fix.bare(rule.deny) == {_passwords} with input as _it("SSE-KMS", "false")
}

test_finds_what_is_left_to_the_default if {
	found := rule.deny with input as {"resource": {"aws_glue_data_catalog_encryption_settings": {"it": [{}]}}}
	{finding.message | some finding in found} == {_mode.message, _passwords.message}
}

test_accepts_what_is_encrypted if {
	every mode in ["SSE-KMS", "SSE-KMS-WITH-SERVICE-ROLE"] {
		rule.deny == set() with input as _it(mode, true)
		rule.unknown == set() with input as _it(mode, true)
	}
}

test_does_not_know_variables if {
	rule.deny == set() with input as _it("${var.mode}", "${var.passwords}")
	count(rule.unknown) == 2 with input as _it("${var.mode}", "${var.passwords}")
}

test_accepts_other_documents if {
	every document in [{"kind": "Pod"}, {"resource": "${var.all}"}, {"resource": {"aws_glue_data_catalog_encryption_settings": {"it": ["text", null]}}}] {
		rule.deny == set() with input as document
		rule.unknown == set() with input as document
	}
}
