package terraform.aws.bedrock_agent_encrypted_test

import data.terraform.aws.bedrock_agent_encrypted

_types := ["aws_bedrockagent_agent"]

_it(type, body) := {"resource": {type: {"it": [body]}}}

_finding(type, at) := {
	"message": "agent is not encrypted with a key of your own",
	"at": array.concat(["resource", type, "it", 0], at),
	"resource": sprintf("%s.it", [type]),
}

test_finds_what_is_not_there if {
	every entry in [
		[{}, []],
		[{"customer_encryption_key_arn": null}, ["customer_encryption_key_arn"]],
		[{"customer_encryption_key_arn": ""}, ["customer_encryption_key_arn"]],
		[{"customer_encryption_key_arn": []}, ["customer_encryption_key_arn"]],
	] {
		every type in _types {
			bedrock_agent_encrypted.deny == {_finding(type, entry[1])} with input as _it(type, entry[0])
			bedrock_agent_encrypted.unknown == set() with input as _it(type, entry[0])
		}
	}
}

test_accepts_what_is_there if {
	every type in _types {
		every value in ["arn:aws:kms:eu-central-1:123456789012:key/1", "${aws_thing.it.arn}"] {
			body := {"customer_encryption_key_arn": value}
			bedrock_agent_encrypted.deny == set() with input as _it(type, body)
			bedrock_agent_encrypted.unknown == set() with input as _it(type, body)
		}
	}
}

test_does_not_know_a_variable if {
	every type in _types {
		body := {"customer_encryption_key_arn": "${var.value}"}
		bedrock_agent_encrypted.deny == set() with input as _it(type, body)
		bedrock_agent_encrypted.unknown == {object.union(
			_finding(type, ["customer_encryption_key_arn"]),
			{"message": "customer_encryption_key_arn is known only when Terraform runs"},
		)} with input as _it(type, body)
	}
}

test_accepts_other_documents if {
	every document in [
		{"kind": "Pod"},
		{"resource": "${var.all}"},
		{"resource": {_types[0]: {"it": ["text", null]}}},
	] {
		bedrock_agent_encrypted.deny == set() with input as document
		bedrock_agent_encrypted.unknown == set() with input as document
	}
}
