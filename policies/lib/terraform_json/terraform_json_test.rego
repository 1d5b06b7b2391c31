package lib.terraform_json_test

import data.lib.terraform_json

test_reads_texts if {
	terraform_json.parsed(`{"a": 1}`) == {"a": 1}
	terraform_json.parsed(`{"a": "x ${var.b} y"}`) == {"a": "x ${var.b} y"}
	terraform_json.parsed(`{"a": [1, 2, ], }`) == {"a": [1, 2]}
	terraform_json.parsed(`{"a": "${lookup(var.b, "c")}"}`) == {"a": "${unknown}"}
}

test_reads_calls_with_parts_that_are_unknown if {
	call := `{"Action":["s3:GetObject"],"Condition":{"StringEquals":"${{ (var.key) = \"a\" }}"},"Resource":"${aws_s3_bucket.b.arn}"}`
	terraform_json.parsed(call) == {
		"Action": ["s3:GetObject"],
		"Condition": {"StringEquals": `${{ (var.key) = "a" }}`},
		"Resource": "${aws_s3_bucket.b.arn}",
	}
}

test_reads_nothing_that_it_does_not_know if {
	not terraform_json.parsed("${jsonencode(var.policy)}")
	not terraform_json.parsed("${file(\"policy.json\")}")
	not terraform_json.parsed("")
	not terraform_json.parsed(null)
	not terraform_json.parsed({"a": 1})
}
