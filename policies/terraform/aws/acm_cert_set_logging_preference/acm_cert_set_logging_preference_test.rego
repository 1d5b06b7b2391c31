package terraform.aws.acm_cert_set_logging_preference_test

import data.lib.fix
import data.terraform.aws.acm_cert_set_logging_preference as rule

_types := ["aws_acm_certificate"]

_it(type, body) := {"resource": {type: {"it": [body]}}}

_finding(type, _, at) := {
	"message": "certificate is kept out of the transparency logs",
	"at": array.concat(["resource", type, "it", 0], at),
	"resource": sprintf("%s.it", [type]),
}

test_finds_what_is_wrong if {
	every type in _types {
		every value in ["DISABLED"] {
			body := {"options": [{"certificate_transparency_logging_preference": value}]}
			fix.bare(rule.deny) == {_finding(type, value, ["options", 0, "certificate_transparency_logging_preference"])} with input as _it(type, body)
		}
	}
}

test_accepts_what_is_right if {
	every type in _types {
		every value in ["ENABLED"] {
			body := {"options": [{"certificate_transparency_logging_preference": value}]}
			rule.deny == set() with input as _it(type, body)
			rule.unknown == set() with input as _it(type, body)
		}
	}
}

test_does_not_know_a_variable if {
	every type in _types {
		body := {"options": [{"certificate_transparency_logging_preference": "${var.value}"}]}
		rule.deny == set() with input as _it(type, body)
		rule.unknown == {object.union(
			_finding(type, "", ["options", 0, "certificate_transparency_logging_preference"]),
			{"message": "options.certificate_transparency_logging_preference is known only when Terraform runs"},
		)} with input as _it(type, body)
	}
}

test_accepts_what_is_left_to_the_default if {
	rule.deny == set() with input as _it("aws_acm_certificate", {"domain_name": "example.com"})
}

test_accepts_other_documents if {
	every document in [
		{"kind": "Pod"},
		{"resource": "${var.all}"},
		{"resource": {_types[0]: {"it": ["text", null]}}},
	] {
		rule.deny == set() with input as document
		rule.unknown == set() with input as document
	}
}
