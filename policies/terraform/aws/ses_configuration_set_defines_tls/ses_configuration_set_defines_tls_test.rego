package terraform.aws.ses_configuration_set_defines_tls_test

import data.lib.fix
import data.terraform.aws.ses_configuration_set_defines_tls as rule

_it(body) := {"resource": {"aws_ses_configuration_set": {"it": [body]}}}

_set(value) := _it({"delivery_options": [{"tls_policy": value}]})

_place := ["delivery_options", 0, "tls_policy"]

_message := "mail may be sent without TLS"

_finding(message, place) := {{
	"message": message,
	"at": array.concat(["resource", "aws_ses_configuration_set", "it", 0], place),
	"resource": "aws_ses_configuration_set.it",
}}

test_finds_settings_that_are_wrong if {
	every value in ["Optional"] {
		fix.bare(rule.deny) == _finding(_message, _place) with input as _set(value)
	}
}

test_finds_what_is_left_to_the_default if {
	fix.bare(rule.deny) == _finding(_message, []) with input as _it({})
	fix.bare(rule.deny) == _finding(_message, _place) with input as _set(null)
	fix.bare(rule.deny) == _finding(_message, ["delivery_options", 0]) with input as _it({"delivery_options": [{}]})
}

test_accepts_the_right_value if {
	every value in ["Require"] {
		rule.deny == set() with input as _set(value)
		rule.unknown == set() with input as _set(value)
	}
}

test_does_not_know_a_variable if {
	rule.deny == set() with input as _set("${var.value}")
	message := "delivery_options.tls_policy is known only when Terraform runs"
	rule.unknown == _finding(message, _place) with input as _set("${var.value}")
}

test_reads_dynamic_blocks if {
	module := _it({"dynamic": {"delivery_options": [{
		"for_each": [1],
		"content": [{"tls_policy": "Optional"}],
	}]}})
	fix.bare(rule.deny) == _finding(_message, ["dynamic", "delivery_options", 0, "content", 0, "tls_policy"]) with input as module
}

test_does_not_know_dynamic_blocks_that_may_be_missing if {
	module := _it({"dynamic": {"delivery_options": [{
		"for_each": "${var.on}",
		"content": [{"tls_policy": "Require"}],
	}]}})
	rule.deny == set() with input as module
	count(rule.unknown) == 1 with input as module
}

test_accepts_odd_shapes if {
	every value in [[], {}, 7, "x", [["x"]]] {
		count(rule.deny) <= 1 with input as _it({"delivery_options": value})
	}
}

test_accepts_other_documents if {
	rule.deny == set() with input as {"kind": "Pod"}
}
