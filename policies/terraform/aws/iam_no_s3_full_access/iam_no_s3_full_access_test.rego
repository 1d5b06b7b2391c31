package terraform.aws.iam_no_s3_full_access_test

import data.terraform.aws.iam_no_s3_full_access

_policy(statement) := {"resource": {"aws_iam_role_policy": {"it": [{"policy": json.marshal({"Statement": statement})}]}}}

_attached(arn) := {"resource": {"aws_iam_role_policy_attachment": {"it": [{"policy_arn": arn}]}}}

test_finds_policies_that_allow_everything if {
	every action in ["s3:*", ["S3:*"], ["sqs:*", "s3:*"]] {
		statement := {"Effect": "Allow", "Action": action, "Resource": "*"}
		iam_no_s3_full_access.deny == {{
			"message": "policy allows everything of S3",
			"at": ["resource", "aws_iam_role_policy", "it", 0, "policy"],
			"resource": "aws_iam_role_policy.it",
		}} with input as _policy(statement)
	}
}

test_finds_the_policy_of_aws if {
	iam_no_s3_full_access.deny == {{
		"message": "AmazonS3FullAccess is attached",
		"at": ["resource", "aws_iam_role_policy_attachment", "it", 0, "policy_arn"],
		"resource": "aws_iam_role_policy_attachment.it",
	}} with input as _attached("arn:aws:iam::aws:policy/AmazonS3FullAccess")
}

test_accepts_less if {
	every module in [
		_policy({"Effect": "Allow", "Action": "s3:Get*", "Resource": "*"}),
		_policy({"Effect": "Allow", "Action": "*", "Resource": "*"}),
		_policy({"Effect": "Allow", "Action": "s3:*", "Resource": ["arn:aws:s3:::data", "arn:aws:s3:::data/*"]}),
		_attached("arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"),
	] {
		iam_no_s3_full_access.deny == set() with input as module
		iam_no_s3_full_access.unknown == set() with input as module
	}
}

test_does_not_know_variables if {
	every module in [
		_attached("${var.arn}"),
		_policy({"Effect": "Allow", "Action": "${var.actions}", "Resource": "*"}),
		{"resource": {"aws_iam_role_policy": {"it": [{"policy": "${var.policy}"}]}}},
	] {
		iam_no_s3_full_access.deny == set() with input as module
		count(iam_no_s3_full_access.unknown) == 1 with input as module
	}
}

test_accepts_other_documents if {
	every document in [{"kind": "Pod"}, {"resource": "${var.all}"}, {"resource": {"aws_iam_role_policy": {"it": ["text", null]}}}] {
		iam_no_s3_full_access.deny == set() with input as document
		iam_no_s3_full_access.unknown == set() with input as document
	}
}
