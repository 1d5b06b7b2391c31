package terraform.aws.memory_db_cluster_intransit_encryption_test

import data.lib.fix
import data.terraform.aws.memory_db_cluster_intransit_encryption as rule

_it(body) := {"resource": {"aws_memorydb_cluster": {"it": [body]}}}

_set(value) := _it({"tls_enabled": value})

_place := ["tls_enabled"]

_message := "traffic is not encrypted"

_finding(message, place) := {{
	"message": message,
	"at": array.concat(["resource", "aws_memorydb_cluster", "it", 0], place),
	"resource": "aws_memorydb_cluster.it",
}}

test_finds_settings_that_are_wrong if {
	every value in [false, "false"] {
		fix.bare(rule.deny) == _finding(_message, _place) with input as _set(value)
	}
}

test_accepts_the_default if {
	rule.deny == set() with input as _it({})
	rule.deny == set() with input as _set(null)
}

test_accepts_the_right_value if {
	every value in [true, "true"] {
		rule.deny == set() with input as _set(value)
		rule.unknown == set() with input as _set(value)
	}
}

test_does_not_know_a_variable if {
	rule.deny == set() with input as _set("${var.value}")
	message := "tls_enabled is known only when Terraform runs"
	rule.unknown == _finding(message, _place) with input as _set("${var.value}")
}

test_accepts_odd_shapes if {
	every value in [[], {}, 7, "x", [["x"]]] {
		count(rule.deny) <= 1 with input as _it({"tls_enabled": value})
	}
}

test_accepts_other_documents if {
	rule.deny == set() with input as {"kind": "Pod"}
}
