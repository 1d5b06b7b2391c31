package terraform.aws.route53_transfer_lock_test

import data.lib.fix
import data.terraform.aws.route53_transfer_lock

_it(body) := {"resource": {"aws_route53domains_registered_domain": {"it": [body]}}}

_set(value) := _it({"transfer_lock": value})

_place := ["transfer_lock"]

_message := "domain is not locked against transfers"

_finding(message, place) := {{
	"message": message,
	"at": array.concat(["resource", "aws_route53domains_registered_domain", "it", 0], place),
	"resource": "aws_route53domains_registered_domain.it",
}}

test_finds_settings_that_are_wrong if {
	every value in [false, "false"] {
		fix.bare(route53_transfer_lock.deny) == _finding(_message, _place) with input as _set(value)
	}
}

test_accepts_the_default if {
	route53_transfer_lock.deny == set() with input as _it({})
	route53_transfer_lock.deny == set() with input as _set(null)
}

test_accepts_the_right_value if {
	every value in [true, "true"] {
		route53_transfer_lock.deny == set() with input as _set(value)
		route53_transfer_lock.unknown == set() with input as _set(value)
	}
}

test_does_not_know_a_variable if {
	route53_transfer_lock.deny == set() with input as _set("${var.value}")
	message := "transfer_lock is known only when Terraform runs"
	route53_transfer_lock.unknown == _finding(message, _place) with input as _set("${var.value}")
}

test_accepts_odd_shapes if {
	every value in [[], {}, 7, "x", [["x"]]] {
		count(route53_transfer_lock.deny) <= 1 with input as _it({"transfer_lock": value})
	}
}

test_accepts_other_documents if {
	route53_transfer_lock.deny == set() with input as {"kind": "Pod"}
}
