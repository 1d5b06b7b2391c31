package terraform.aws.emr_cluster_conf_encrypts_local_disk_test

import data.terraform.aws.emr_cluster_conf_encrypts_local_disk as rule

_it(configuration) := {"resource": {"aws_emr_security_configuration": {"it": [{"configuration": configuration}]}}}

_of(encryption) := _it(json.marshal({"EncryptionConfiguration": encryption}))

_finding := {
	"message": "local disks are not encrypted",
	"at": ["resource", "aws_emr_security_configuration", "it", 0, "configuration"],
	"resource": "aws_emr_security_configuration.it",
}

test_finds_what_is_not_encrypted if {
	every encryption in [{}, {"EnableAtRestEncryption": true, "AtRestEncryptionConfiguration": {"S3EncryptionConfiguration": {"EncryptionMode": "SSE-S3"}}}] {
		rule.deny == {_finding} with input as _of(encryption)
		rule.unknown == set() with input as _of(encryption)
	}
	rule.deny == {_finding} with input as _it("{}")
}

test_accepts_what_is_encrypted if {
	rule.deny == set() with input as _of({"EnableAtRestEncryption": true, "AtRestEncryptionConfiguration": {"LocalDiskEncryptionConfiguration": {"AwsKmsKey": "${aws_kms_key.own.arn}"}}})
	rule.unknown == set() with input as _of({"EnableAtRestEncryption": true, "AtRestEncryptionConfiguration": {"LocalDiskEncryptionConfiguration": {"AwsKmsKey": "${aws_kms_key.own.arn}"}}})
}

test_does_not_know_a_variable if {
	rule.deny == set() with input as _it("${var.configuration}")
	count(rule.unknown) == 1 with input as _it("${var.configuration}")
}

test_accepts_other_documents if {
	every document in [{"kind": "Pod"}, {"resource": "${var.all}"}, _it("no json"), _it(null), _it(3)] {
		rule.deny == set() with input as document
		rule.unknown == set() with input as document
	}
}
