package terraform.aws.eks_node_group_remote_access_test

import data.terraform.aws.eks_node_group_remote_access as rule

_it(access) := {"resource": {"aws_eks_node_group": {"it": [{"remote_access": [access]}]}}}

_finding(at) := {
	"message": "SSH to the nodes is open to everybody",
	"at": array.concat(["resource", "aws_eks_node_group", "it", 0, "remote_access", 0], at),
	"resource": "aws_eks_node_group.it",
}

_groups := "source_security_group_ids"

test_finds_ssh_without_groups if {
	rule.deny == {_finding([])} with input as _it({"ec2_ssh_key": "ops"})
	empty := _it({"ec2_ssh_key": "ops", _groups: []})
	rule.deny == {_finding([_groups])} with input as empty
}

test_accepts_groups_and_no_ssh if {
	every module in [
		_it({"ec2_ssh_key": "ops", _groups: ["sg-1"]}),
		_it({"ec2_ssh_key": "ops", _groups: "sg-1"}),
		_it({}),
		{"resource": {"aws_eks_node_group": {"it": [{}]}}},
	] {
		rule.deny == set() with input as module
		rule.unknown == set() with input as module
	}
}

test_does_not_know_variables if {
	block := {"for_each": "${var.access}", "content": [{"ec2_ssh_key": "ops"}]}
	every module in [
		_it({"ec2_ssh_key": "ops", _groups: "${var.groups}"}),
		_it({"ec2_ssh_key": "${var.key}"}),
		{"resource": {"aws_eks_node_group": {"it": [{"dynamic": {"remote_access": [block]}}]}}},
	] {
		rule.deny == set() with input as module
		count(rule.unknown) == 1 with input as module
	}
}

test_accepts_other_documents if {
	every document in [{"kind": "Pod"}, {"resource": "${var.all}"}, {"resource": {"aws_eks_node_group": {"it": ["text", null]}}}] {
		rule.deny == set() with input as document
		rule.unknown == set() with input as document
	}
}
