package terraform.aws.open_search_domain_has_fine_grained_control_test

import data.lib.fix
import data.terraform.aws.open_search_domain_has_fine_grained_control as rule

_of(type, body) := {"resource": {type: {"it": [body]}}}

_it(body) := _of("aws_elasticsearch_domain", body)

_set(value) := _it({"advanced_security_options": [{"enabled": value}]})

_place := ["advanced_security_options", 0, "enabled"]

_message := "domain has no fine-grained access control"

_finding(message, place) := {{
	"message": message,
	"at": array.concat(["resource", "aws_elasticsearch_domain", "it", 0], place),
	"resource": "aws_elasticsearch_domain.it",
}}

test_finds_settings_that_are_wrong if {
	every value in [false, "false"] {
		fix.bare(rule.deny) == _finding(_message, _place) with input as _set(value)
	}
}

test_finds_what_is_left_to_the_default if {
	fix.bare(rule.deny) == _finding(_message, []) with input as _it({})
	fix.bare(rule.deny) == _finding(_message, _place) with input as _set(null)
	fix.bare(rule.deny) == _finding(_message, ["advanced_security_options", 0]) with input as _it({"advanced_security_options": [{}]})
}

test_accepts_the_right_value if {
	every value in [true, "true"] {
		rule.deny == set() with input as _set(value)
		rule.unknown == set() with input as _set(value)
	}
}

test_does_not_know_a_variable if {
	rule.deny == set() with input as _set("${var.value}")
	message := "advanced_security_options.enabled is known only when Terraform runs"
	rule.unknown == _finding(message, _place) with input as _set("${var.value}")
}

test_reads_dynamic_blocks if {
	module := _it({"dynamic": {"advanced_security_options": [{
		"for_each": [1],
		"content": [{"enabled": false}],
	}]}})
	fix.bare(rule.deny) == _finding(_message, ["dynamic", "advanced_security_options", 0, "content", 0, "enabled"]) with input as module
}

test_does_not_know_dynamic_blocks_that_may_be_missing if {
	module := _it({"dynamic": {"advanced_security_options": [{
		"for_each": "${var.on}",
		"content": [{"enabled": true}],
	}]}})
	rule.deny == set() with input as module
	count(rule.unknown) == 1 with input as module
}

test_accepts_odd_shapes if {
	every value in [[], {}, 7, "x", [["x"]]] {
		count(rule.deny) <= 1 with input as _it({"advanced_security_options": value})
	}
}

_types := [
	"aws_elasticsearch_domain",
	"aws_opensearch_domain",
]

test_reads_resources_of_every_type if {
	every type in _types {
		found := rule.deny with input as _of(type, {"advanced_security_options": [{"enabled": false}]})
		{finding.resource | some finding in found} == {sprintf("%s.it", [type])}
	}
}

test_accepts_other_documents if {
	rule.deny == set() with input as {"kind": "Pod"}
}
