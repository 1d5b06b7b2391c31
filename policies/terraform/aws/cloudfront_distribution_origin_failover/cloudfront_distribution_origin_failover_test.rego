package terraform.aws.cloudfront_distribution_origin_failover_test

import data.terraform.aws.cloudfront_distribution_origin_failover as rule

_it(groups) := {"resource": {"aws_cloudfront_distribution": {"it": [{"origin_group": groups}]}}}

_two := {"member": [{"origin_id": "a"}, {"origin_id": "b"}]}

test_finds_distributions_without_a_second_origin if {
	every groups in [[], null, [{}], [{"member": [{"origin_id": "a"}]}]] {
		rule.deny == {{
			"message": "no origin takes the place of one that fails",
			"at": ["resource", "aws_cloudfront_distribution", "it", 0],
			"resource": "aws_cloudfront_distribution.it",
		}} with input as _it(groups)
		rule.unknown == set() with input as _it(groups)
	}
}

test_accepts_groups_of_two if {
	every groups in [[_two], [{}, _two], _two] {
		rule.deny == set() with input as _it(groups)
		rule.unknown == set() with input as _it(groups)
	}
}

test_does_not_know_variables if {
	block := {"for_each": "${var.groups}", "content": [_two]}
	members := {"dynamic": {"member": [{"for_each": "${var.members}", "content": [{"origin_id": "${member.value}"}]}]}}
	every module in [
		_it("${var.groups}"),
		_it([members]),
		{"resource": {"aws_cloudfront_distribution": {"it": [{"dynamic": {"origin_group": [block]}}]}}},
	] {
		rule.deny == set() with input as module
		count(rule.unknown) == 1 with input as module
	}
}

test_accepts_other_documents if {
	every document in [{"kind": "Pod"}, {"resource": "${var.all}"}, {"resource": {"aws_cloudfront_distribution": {"it": ["text"]}}}] {
		rule.deny == set() with input as document
		rule.unknown == set() with input as document
	}
}
