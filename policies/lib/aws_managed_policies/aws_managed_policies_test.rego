package lib.aws_managed_policies_test

import data.lib.aws_managed_policies

_found := {[setting.resource.address, setting.at] | some setting in aws_managed_policies.attached("AdministratorAccess")}

_it(type, body) := {"resource": {type: {"it": [body]}}}

_path(type, rest) := array.concat(["resource", type, "it", 0], rest)

_arn := "arn:aws:iam::aws:policy/AdministratorAccess"

test_finds_policies_that_are_attached if {
	every arn in [_arn, "arn:${data.aws_partition.current.partition}:iam::aws:policy/AdministratorAccess"] {
		every type in ["aws_iam_user_policy_attachment", "aws_iam_policy_attachment"] {
			expected := {[sprintf("%s.it", [type]), _path(type, ["policy_arn"])]}
			_found == expected with input as _it(type, {"policy_arn": arn})
		}
	}
	lists := _it("aws_iam_role", {"managed_policy_arns": ["${var.other}", _arn]})
	_found == {["aws_iam_role.it", _path("aws_iam_role", ["managed_policy_arns", 1])]} with input as lists
}

test_finds_policies_that_are_looked_up if {
	module := _it("aws_iam_role_policy_attachment", {"policy_arn": "${data.aws_iam_policy.admin.arn}"})
	every body in [{"name": "AdministratorAccess"}, {"arn": _arn}] {
		count(_found) == 1 with input as object.union(module, {"data": {"aws_iam_policy": {"admin": [body]}}})
	}
	_found == set() with input as object.union(module, {"data": {"aws_iam_policy": {"admin": [{"name": "Other"}]}}})
	aws_managed_policies.undecided == [] with input as module
}

test_leaves_others_out if {
	every arn in [
		"arn:aws:iam::aws:policy/ReadOnlyAccess", "arn:aws:iam::aws:policy/AdministratorAccess-Amplify",
		"arn:aws:iam::123456789012:policy/AdministratorAccess", "${aws_iam_policy.mine.arn}", "${one(aws_iam_policy.mine[*].arn)}", "${join(\"\", aws_iam_policy.mine.*.arn)}", null, 3,
		{"a": 1},
	] {
		module := _it("aws_iam_role_policy_attachment", {"policy_arn": arn})
		_found == set() with input as module
		aws_managed_policies.undecided == [] with input as module
	}
	count(aws_managed_policies.undecided) == 1 with input as _it("aws_iam_role", {"managed_policy_arns": ["${var.arn}"]})
}
