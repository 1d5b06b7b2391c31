package terraform.aws.codecommit_approvals_rules_require_min2_test

import data.terraform.aws.codecommit_approvals_rules_require_min2 as rule

_it(content) := {"resource": {"aws_codecommit_approval_rule_template": {"it": [{"content": content}]}}}

_of(numbers) := _it(json.marshal({"Statements": [{"Type": "Approvers", "NumberOfApprovalsNeeded": number} |
	some number in numbers
]}))

test_finds_fewer_than_two if {
	every numbers in [[1], [0], [2, 1], ["1"]] {
		rule.deny == {{
			"message": "fewer than two approvals are asked for",
			"at": ["resource", "aws_codecommit_approval_rule_template", "it", 0, "content"],
			"resource": "aws_codecommit_approval_rule_template.it",
		}} with input as _of(numbers)
	}
}

test_accepts_two_and_more if {
	every numbers in [[2], [3, 2], ["2"], []] {
		rule.deny == set() with input as _of(numbers)
		rule.unknown == set() with input as _of(numbers)
	}
}

test_does_not_know_variables if {
	every module in [_it("${var.content}"), _of(["${var.number}"])] {
		rule.deny == set() with input as module
		count(rule.unknown) == 1 with input as module
	}
}

test_accepts_other_documents if {
	every document in [{"kind": "Pod"}, {"resource": "${var.all}"}, {"resource": {"aws_codecommit_approval_rule_template": {"it": ["text", null]}}}] {
		rule.deny == set() with input as document
		rule.unknown == set() with input as document
	}
}
