package lib.aws_emr_test

import data.lib.aws_emr

_it(text) := {"resource": {"aws_emr_security_configuration": {"it": [{"configuration": text}]}}}

_encryption := [configuration.encryption | some configuration in aws_emr.configurations]

test_reads_configurations if {
	_encryption == [{"EnableAtRestEncryption": true}] with input as _it(`{"EncryptionConfiguration": {"EnableAtRestEncryption": true}}`)
	_encryption == [{}] with input as _it(`{}`)
	_encryption == [] with input as _it(`[]`)
	_encryption == [] with input as _it("${var.a}")
	count(aws_emr.unread) == 1 with input as _it("${var.a}")
	aws_emr.unread == [] with input as _it(`{"a": "${var.a}"}`)
}

test_follows_paths if {
	aws_emr.at({"a": {"b": true}}, ["a", "b"]) == true
	aws_emr.at({"a": {"b": true}}, ["a", "c"]) == false
	aws_emr.at("${var.a}", ["a"]) == "${var.a}"
	aws_emr.at({"a": "${var.a}"}, ["a", "b"]) == "${var.a}"
	aws_emr.at([1], ["a"]) == false
}

test_judges_all if {
	aws_emr.all_of([true, "true"]) == true
	aws_emr.all_of([true, false, "${var.a}"]) == false
	aws_emr.all_of([true, "${var.a}"]) == "${var.a}"
	aws_emr.all_of([{"a": 1}]) == false
}
