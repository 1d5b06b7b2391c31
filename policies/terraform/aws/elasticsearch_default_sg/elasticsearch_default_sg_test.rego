package terraform.aws.elasticsearch_default_sg_test

import data.terraform.aws.elasticsearch_default_sg

_it(body) := {"resource": {"aws_opensearch_domain": {"it": [body]}}}

_finding(at) := {
	"message": "domain is in the default security group",
	"at": array.concat(["resource", "aws_opensearch_domain", "it", 0, "vpc_options", 0], at),
	"resource": "aws_opensearch_domain.it",
}

test_finds_domains_without_a_group if {
	elasticsearch_default_sg.deny == {_finding([])} with input as _it({"vpc_options": [{"subnet_ids": ["subnet-1"]}]})
	empty := _it({"vpc_options": [{"security_group_ids": []}]})
	elasticsearch_default_sg.deny == {_finding(["security_group_ids"])} with input as empty
}

test_accepts_domains_with_a_group_and_public_ones if {
	every body in [{}, {"vpc_options": [{"security_group_ids": ["sg-1"]}]}, {"vpc_options": "${var.vpc}"}] {
		elasticsearch_default_sg.deny == set() with input as _it(body)
		elasticsearch_default_sg.unknown == set() with input as _it(body)
	}
}

test_does_not_know_variables if {
	dynamic := {"dynamic": {"vpc_options": [{"for_each": "${var.vpc}", "content": [{"subnet_ids": []}]}]}}
	every body in [{"vpc_options": [{"security_group_ids": "${var.groups}"}]}, dynamic] {
		elasticsearch_default_sg.deny == set() with input as _it(body)
		count(elasticsearch_default_sg.unknown) == 1 with input as _it(body)
	}
}

test_accepts_other_documents if {
	every document in [{"kind": "Pod"}, {"resource": "${var.all}"}, {"resource": {"aws_opensearch_domain": {"it": ["text", null]}}}] {
		elasticsearch_default_sg.deny == set() with input as document
		elasticsearch_default_sg.unknown == set() with input as document
	}
}
