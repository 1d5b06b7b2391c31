package terraform.aws.iam_root_key_test

import data.terraform.aws.iam_root_key

_key(user, name) := {"resource": {
	"aws_iam_access_key": {"k": [{"user": user}]},
	"aws_iam_user": {"u": [{"name": name}]},
}}

test_finds_keys_of_root if {
	every module in [_key("root", "jim"), _key("${aws_iam_user.u.name}", "root")] {
		iam_root_key.deny == {{
			"message": "access key is for the user root",
			"at": ["resource", "aws_iam_access_key", "k", 0, "user"],
			"resource": "aws_iam_access_key.k",
		}} with input as module
	}
}

test_accepts_keys_of_others if {
	iam_root_key.deny == set() with input as _key("jim", "root")
	iam_root_key.deny == set() with input as _key("${aws_iam_user.u.name}", "jim")
	iam_root_key.deny == set() with input as _key("${var.user}", "root")
	iam_root_key.deny == set() with input as {"resource": {"aws_iam_access_key": {"k": [{}]}}}
}

test_accepts_other_documents if {
	iam_root_key.deny == set() with input as {"kind": "Pod"}
}
