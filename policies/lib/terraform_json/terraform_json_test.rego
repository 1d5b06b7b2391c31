package lib.terraform_json_test

import data.lib.terraform_json

test_reads_texts if {
	terraform_json.parsed(`{"a": 1}`) == {"a": 1}
	terraform_json.parsed(`{"a": "x ${var.b} y"}`) == {"a": "x ${var.b} y"}
	terraform_json.parsed(`{"a": [1, 2, ], }`) == {"a": [1, 2]}
	terraform_json.parsed(`{"a": "${lookup(var.b, "c")}"}`) == {"a": "${unknown}"}
}

_call := `${jsonencode({
  Version = "2012-10-17", # of the language
  "Statement" : [
    {
      Effect    = "Allow"
      Action    = ["s3:GetObject", "s3:PutObject",]
      Resource  = [aws_s3_bucket.data.arn, "${aws_s3_bucket.data.arn}/*", "x${var.a["b"]}"]
      Principal = { AWS = "*" } // all
      Condition = {
        StringEquals = { "aws:PrincipalOrgID" = local.ids["main"], (var.key) = 3 }
        Bool         = { "aws:SecureTransport" = true }
      }
    },
    local.more[0], concat(var.a, var.b),
  ]
})}`

test_reads_calls_with_parts_that_are_unknown if {
	terraform_json.parsed(replace(_call, ", (var.key) = 3", "")) == {
		"Version": "2012-10-17",
		"Statement": [
			{
				"Effect": "Allow",
				"Action": ["s3:GetObject", "s3:PutObject"],
				"Resource": ["${aws_s3_bucket.data.arn}", "${aws_s3_bucket.data.arn}/*", "x${unknown}"],
				"Principal": {"AWS": "*"},
				"Condition": {
					"StringEquals": {"aws:PrincipalOrgID": "${local.ids[\"main\"]}"},
					"Bool": {"aws:SecureTransport": true},
				},
			},
			"${local.more[0]}",
			"${concat(var.a, var.b)}",
		],
	}
}

test_reads_nothing_that_it_does_not_know if {
	not terraform_json.parsed(_call)
	not terraform_json.parsed("${jsonencode({ a = var.b ? 1 : 2 })}")
	not terraform_json.parsed("${jsonencode({ for a in var.b : a => 1 })}")
	not terraform_json.parsed("${file(\"policy.json\")}")
	not terraform_json.parsed("")
	not terraform_json.parsed(null)
	not terraform_json.parsed({"a": 1})
}
