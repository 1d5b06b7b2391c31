package terraform.aws.eks_public_cidr_test

import data.terraform.aws.eks_public_cidr

_cluster(config) := {"resource": {"aws_eks_cluster": {"shop": [{"vpc_config": config}]}}}

_path := ["resource", "aws_eks_cluster", "shop", 0]

_finding(ranges, at) := {
	"message": sprintf("API server can be reached from %s", [ranges]),
	"at": array.concat(_path, at),
	"resource": "aws_eks_cluster.shop",
}

test_finds_clusters_that_are_open_to_all if {
	eks_public_cidr.deny == {_finding("0.0.0.0/0", ["vpc_config", 0])} with input as _cluster([{"subnet_ids": []}])
	eks_public_cidr.deny == {_finding("0.0.0.0/0", [])} with input as {"resource": {"aws_eks_cluster": {"shop": [{}]}}}
	ranges := ["vpc_config", 0, "public_access_cidrs"]
	every entry in [
		["0.0.0.0/0", ["192.0.2.0/24", "0.0.0.0/0"]],
		["::/0", ["::/0", "${var.office}"]],
		["0.0.0.0/0 and ::/0", ["::/0", "0.0.0.0/0"]],
		["0.0.0.0/0", "${concat([\"0.0.0.0/0\"], var.more)}"],
	] {
		module := _cluster([{"endpoint_public_access": true, "public_access_cidrs": entry[1]}])
		eks_public_cidr.deny == {_finding(entry[0], ranges)} with input as module
		eks_public_cidr.unknown == set() with input as module
	}
}

test_accepts_clusters_that_are_narrowed_or_private if {
	every config in [
		{"public_access_cidrs": ["192.0.2.0/24"]},
		{"public_access_cidrs": []},
		{"public_access_cidrs": 3},
		{"endpoint_public_access": false},
		{"endpoint_public_access": "false", "public_access_cidrs": ["0.0.0.0/0"]},
		{"endpoint_public_access": false, "public_access_cidrs": "${var.all}"},
	] {
		eks_public_cidr.deny == set() with input as _cluster([config])
		eks_public_cidr.unknown == set() with input as _cluster([config])
	}
}

test_does_not_know_variables if {
	every config in [
		{"public_access_cidrs": "${var.all}"},
		{"public_access_cidrs": ["${var.office}"]},
		{"endpoint_public_access": "${var.public}"},
		{"endpoint_public_access": "${var.public}", "public_access_cidrs": ["0.0.0.0/0"]},
	] {
		eks_public_cidr.deny == set() with input as _cluster([config])
		count(eks_public_cidr.unknown) == 1 with input as _cluster([config])
	}
	narrow := _cluster([{"endpoint_public_access": "${var.public}", "public_access_cidrs": ["192.0.2.0/24"]}])
	eks_public_cidr.unknown == set() with input as narrow
	eks_public_cidr.deny == set() with input as _cluster("${var.config}")
	count(eks_public_cidr.unknown) > 0 with input as _cluster("${var.config}")
}

test_accepts_other_documents if {
	every document in [{"kind": "Pod"}, {"resource": "${var.all}"}, {"resource": {"aws_eks_cluster": {"it": ["text", null]}}}] {
		eks_public_cidr.deny == set() with input as document
		eks_public_cidr.unknown == set() with input as document
	}
}
