package terraform.aws.redshift_cluster_use_enhanced_vpc_routing_test

import data.lib.fix
import data.terraform.aws.redshift_cluster_use_enhanced_vpc_routing as rule

_it(body) := {"resource": {"aws_redshift_cluster": {"it": [body]}}}

_set(value) := _it({"enhanced_vpc_routing": value})

_place := ["enhanced_vpc_routing"]

_message := "data is copied past the network"

_finding(message, place) := {{
	"message": message,
	"at": array.concat(["resource", "aws_redshift_cluster", "it", 0], place),
	"resource": "aws_redshift_cluster.it",
}}

test_finds_settings_that_are_wrong if {
	every value in [false, "false"] {
		fix.bare(rule.deny) == _finding(_message, _place) with input as _set(value)
	}
}

test_finds_what_is_left_to_the_default if {
	fix.bare(rule.deny) == _finding(_message, []) with input as _it({})
	fix.bare(rule.deny) == _finding(_message, _place) with input as _set(null)
}

test_accepts_the_right_value if {
	every value in [true, "true"] {
		rule.deny == set() with input as _set(value)
		rule.unknown == set() with input as _set(value)
	}
}

test_does_not_know_a_variable if {
	rule.deny == set() with input as _set("${var.value}")
	message := "enhanced_vpc_routing is known only when Terraform runs"
	rule.unknown == _finding(message, _place) with input as _set("${var.value}")
}

test_accepts_odd_shapes if {
	every value in [[], {}, 7, "x", [["x"]]] {
		count(rule.deny) <= 1 with input as _it({"enhanced_vpc_routing": value})
	}
}

test_accepts_other_documents if {
	rule.deny == set() with input as {"kind": "Pod"}
}
