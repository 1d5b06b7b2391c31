package terraform.aws.redshift_vpc_test

import data.terraform.aws.redshift_vpc

_it(body) := {"resource": {"aws_redshift_cluster": {"it": [body]}}}

_set(value) := _it({"cluster_subnet_group_name": value})

_place := ["cluster_subnet_group_name"]

_message := "cluster is in the default network"

_finding(message, place) := {{
	"message": message,
	"at": array.concat(["resource", "aws_redshift_cluster", "it", 0], place),
	"resource": "aws_redshift_cluster.it",
}}

test_finds_what_is_missing if {
	redshift_vpc.deny == _finding(_message, []) with input as _it({})
}

test_finds_what_is_empty if {
	every value in ["", null] {
		redshift_vpc.deny == _finding(_message, _place) with input as _set(value)
	}
}

test_accepts_what_is_there if {
	every value in [
		"warehouse", "${aws_redshift_subnet_group.warehouse.name}", "${module.network.group}",
	] {
		redshift_vpc.deny == set() with input as _set(value)
		redshift_vpc.unknown == set() with input as _set(value)
	}
}

test_does_not_know_a_variable if {
	redshift_vpc.deny == set() with input as _set("${var.value}")
	message := "cluster_subnet_group_name is known only when Terraform runs"
	redshift_vpc.unknown == _finding(message, _place) with input as _set("${var.value}")
}

test_accepts_odd_shapes if {
	every value in [[], {}, 7, "x", [["x"]]] {
		count(redshift_vpc.deny) <= 1 with input as _it({"cluster_subnet_group_name": value})
	}
}

test_accepts_other_documents if {
	redshift_vpc.deny == set() with input as {"kind": "Pod"}
}
