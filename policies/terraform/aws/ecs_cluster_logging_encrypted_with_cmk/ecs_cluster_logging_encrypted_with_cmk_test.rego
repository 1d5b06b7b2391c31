package terraform.aws.ecs_cluster_logging_encrypted_with_cmk_test

import data.terraform.aws.ecs_cluster_logging_encrypted_with_cmk as rule

_it(configuration) := {"resource": {"aws_ecs_cluster": {"it": [{"configuration": [{"execute_command_configuration": [configuration]}]}]}}}

_path := ["resource", "aws_ecs_cluster", "it", 0, "configuration", 0, "execute_command_configuration", 0]

_finding(at) := {
	"message": "what is done in containers is not encrypted with a key of your own",
	"at": array.concat(_path, at),
	"resource": "aws_ecs_cluster.it",
}

_key := {"kms_key_id": "${aws_kms_key.own.arn}"}

test_finds_what_is_not_encrypted if {
	rule.deny == {_finding([])} with input as _it({})
	rule.deny == {_finding([])} with input as _it(_key)
	empty := _it(object.union(_key, {"log_configuration": [{}]}))
	rule.deny == {_finding(["log_configuration", 0])} with input as empty
	off := _it(object.union(_key, {"log_configuration": [{"cloud_watch_encryption_enabled": false}]}))
	at := ["log_configuration", 0, "cloud_watch_encryption_enabled"]
	rule.deny == {_finding(at)} with input as off
}

test_accepts_what_is_encrypted if {
	every module in [
		_it(object.union(_key, {"log_configuration": [{"cloud_watch_encryption_enabled": true}]})),
		_it(object.union(_key, {"log_configuration": [{"s3_bucket_encryption_enabled": "true"}]})),
		_it({"logging": "NONE"}),
		{"resource": {"aws_ecs_cluster": {"it": [{}]}}},
	] {
		rule.deny == set() with input as module
		rule.unknown == set() with input as module
	}
}

test_does_not_know_variables if {
	every configuration in [
		{"kms_key_id": "${var.key}"},
		object.union(_key, {"log_configuration": [{"s3_bucket_encryption_enabled": "${var.on}"}]}),
		object.union(_key, {"log_configuration": "${var.log}"}),
	] {
		rule.deny == set() with input as _it(configuration)
		count(rule.unknown) == 1 with input as _it(configuration)
	}
}

test_accepts_other_documents if {
	every document in [{"kind": "Pod"}, {"resource": "${var.all}"}, {"resource": {"aws_ecs_cluster": {"it": ["text", null]}}}] {
		rule.deny == set() with input as document
		rule.unknown == set() with input as document
	}
}
