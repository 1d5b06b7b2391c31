package terraform.aws.msk_cluster_nodes_are_private_test

import data.lib.fix
import data.terraform.aws.msk_cluster_nodes_are_private as rule

_it(body) := {"resource": {"aws_msk_cluster": {"it": [body]}}}

_set(value) := _it({"broker_node_group_info": [{"connectivity_info": [{"public_access": [{"type": value}]}]}]})

_place := ["broker_node_group_info", 0, "connectivity_info", 0, "public_access", 0, "type"]

_message := "brokers have public addresses"

_finding(message, place) := {{
	"message": message,
	"at": array.concat(["resource", "aws_msk_cluster", "it", 0], place),
	"resource": "aws_msk_cluster.it",
}}

test_finds_settings_that_are_wrong if {
	every value in ["SERVICE_PROVIDED_EIPS"] {
		fix.bare(rule.deny) == _finding(_message, _place) with input as _set(value)
	}
}

test_accepts_the_default if {
	rule.deny == set() with input as _it({})
	rule.deny == set() with input as _set(null)
}

test_accepts_the_right_value if {
	every value in ["DISABLED"] {
		rule.deny == set() with input as _set(value)
		rule.unknown == set() with input as _set(value)
	}
}

test_does_not_know_a_variable if {
	rule.deny == set() with input as _set("${var.value}")
	message := "broker_node_group_info.connectivity_info.public_access.type is known only when Terraform runs"
	rule.unknown == _finding(message, _place) with input as _set("${var.value}")
}

test_reads_dynamic_blocks if {
	module := _it({"dynamic": {"broker_node_group_info": [{
		"for_each": [1],
		"content": [{"connectivity_info": [{"public_access": [{"type": "SERVICE_PROVIDED_EIPS"}]}]}],
	}]}})
	fix.bare(rule.deny) == _finding(_message, [
		"dynamic", "broker_node_group_info", 0, "content", 0, "connectivity_info", 0, "public_access", 0, "type",
	]) with input as module
}

test_accepts_odd_shapes if {
	every value in [[], {}, 7, "x", [["x"]]] {
		count(rule.deny) <= 1 with input as _it({"broker_node_group_info": value})
	}
}

test_accepts_other_documents if {
	rule.deny == set() with input as {"kind": "Pod"}
}
