package terraform.aws.default_vpc_test

import data.terraform.aws.default_vpc

test_finds_the_default_vpc if {
	default_vpc.deny == {{
		"message": "default VPC is put to use",
		"at": ["resource", "aws_default_vpc", "it", 0],
		"resource": "aws_default_vpc.it",
	}} with input as {"resource": {"aws_default_vpc": {"it": [{"tags": {"Name": "Default"}}]}}}
}

test_accepts_networks_of_ones_own if {
	default_vpc.deny == set() with input as {"resource": {"aws_vpc": {"it": [{"cidr_block": "10.0.0.0/16"}]}}}
	default_vpc.deny == set() with input as {"resource": {"aws_default_vpc": {"it": [{"count": 0}]}}}
}

test_accepts_other_documents if {
	every document in [{"kind": "Pod"}, {"resource": "${var.all}"}, {"resource": {"aws_default_vpc": {"it": ["text"]}}}] {
		default_vpc.deny == set() with input as document
	}
}
