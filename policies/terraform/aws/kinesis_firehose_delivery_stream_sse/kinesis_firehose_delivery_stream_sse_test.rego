package terraform.aws.kinesis_firehose_delivery_stream_sse_test

import data.lib.fix
import data.terraform.aws.kinesis_firehose_delivery_stream_sse as rule

_types := ["aws_kinesis_firehose_delivery_stream"]

_it(type, body) := {"resource": {type: {"it": [body]}}}

_finding(type, at) := {
	"message": "stream is not encrypted at rest",
	"at": array.concat(["resource", type, "it", 0], at),
	"resource": sprintf("%s.it", [type]),
}

test_finds_what_is_off if {
	every type in _types {
		every value in [false, "false"] {
			body := {"server_side_encryption": [{"enabled": value}]}
			fix.bare(rule.deny) == {_finding(type, ["server_side_encryption", 0, "enabled"])} with input as _it(type, body)
		}
	}
}

test_finds_what_is_left_to_the_default if {
	every entry in [
		[{}, []],
		[{"server_side_encryption": [{"enabled": null}]}, ["server_side_encryption", 0, "enabled"]],
		[{"server_side_encryption": [{}]}, ["server_side_encryption", 0]],
	] {
		every type in _types {
			fix.bare(rule.deny) == {_finding(type, entry[1])} with input as _it(type, entry[0])
		}
	}
}

test_accepts_the_right_value if {
	every type in _types {
		every value in [true, "true"] {
			body := {"server_side_encryption": [{"enabled": value}]}
			rule.deny == set() with input as _it(type, body)
			rule.unknown == set() with input as _it(type, body)
		}
	}
}

test_does_not_know_a_variable if {
	every type in _types {
		body := {"server_side_encryption": [{"enabled": "${var.value}"}]}
		rule.deny == set() with input as _it(type, body)
		rule.unknown == {object.union(
			_finding(type, ["server_side_encryption", 0, "enabled"]),
			{"message": "server_side_encryption.enabled is known only when Terraform runs"},
		)} with input as _it(type, body)
	}
}

test_does_not_know_a_block_that_may_be_missing if {
	every type in _types {
		body := {"dynamic": {"server_side_encryption": [{"for_each": "${var.all}", "content": [{"enabled": true}]}]}}
		rule.deny == set() with input as _it(type, body)
		count(rule.unknown) == 1 with input as _it(type, body)
	}
}

test_leaves_out_what_reads_a_stream if {
	body := {"kinesis_source_configuration": [{"kinesis_stream_arn": "${aws_kinesis_stream.clicks.arn}"}]}
	rule.deny == set() with input as _it("aws_kinesis_firehose_delivery_stream", body)
}

test_accepts_other_documents if {
	every document in [
		{"kind": "Pod"},
		{"resource": "${var.all}"},
		{"resource": {_types[0]: {"it": ["text", null]}}},
	] {
		rule.deny == set() with input as document
		rule.unknown == set() with input as document
	}
}
