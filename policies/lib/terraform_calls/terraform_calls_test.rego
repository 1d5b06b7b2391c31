package lib.terraform_calls_test

import data.lib.terraform_calls

_bucket := {"address": "aws_s3_bucket.logs"}

_calls(body) := {"module": {"s3_config": [object.union({"source": "../config", "bucket": "${aws_s3_bucket.logs.id}"}, body)]}}

test_knows_modules_that_a_resource_is_handed_to if {
	every value in ["${aws_s3_bucket.logs.id}", "${aws_s3_bucket.logs[count.index].id}", "${f(var.a, aws_s3_bucket.logs)}"] {
		terraform_calls.given(_bucket, "^bucket$", ["s3"]) == [{
			"name": "what module.s3_config does",
			"value": "${module.s3_config}",
		}] with input as _calls({"bucket": value})
	}
	count(terraform_calls.given(_bucket, "", ["s3", "config"])) == 1 with input as _calls({"source": "git::https://x//Config"})
}

test_leaves_others_out if {
	every value in ["${aws_s3_bucket.other.id}", "${data.aws_s3_bucket.logs.id}", "${aws_s3_bucket.logs-2.id}", "logs", null, 3] {
		terraform_calls.given(_bucket, "", []) == [] with input as _calls({"bucket": value})
	}
	terraform_calls.given(_bucket, "^name$", []) == [] with input as _calls({})
	terraform_calls.given(_bucket, "", ["s3", "flow"]) == [] with input as _calls({})
	terraform_calls.given(_bucket, "", []) == [] with input as _calls({"count": 0})
}

test_accepts_odd_shapes if {
	every document in [{"module": "x"}, {"module": {"a": "x"}}, {"module": {"a": ["x", null]}}, {"kind": "Pod"}] {
		terraform_calls.given(_bucket, "", []) == [] with input as document
	}
}
