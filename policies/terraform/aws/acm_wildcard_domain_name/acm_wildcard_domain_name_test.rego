package terraform.aws.acm_wildcard_domain_name_test

import data.lib.fix
import data.terraform.aws.acm_wildcard_domain_name

_types := ["aws_acm_certificate"]

_it(type, body) := {"resource": {type: {"it": [body]}}}

_finding(type, _, at) := {
	"message": "certificate is good for every name of the domain",
	"at": array.concat(["resource", type, "it", 0], at),
	"resource": sprintf("%s.it", [type]),
}

test_finds_what_is_wrong if {
	every type in _types {
		every value in ["*.example.com", "*.${var.zone}"] {
			body := {"domain_name": value}
			fix.bare(acm_wildcard_domain_name.deny) == {_finding(type, value, ["domain_name"])} with input as _it(type, body)
		}
	}
}

test_accepts_what_is_right if {
	every type in _types {
		every value in ["www.example.com", "example.com"] {
			body := {"domain_name": value}
			acm_wildcard_domain_name.deny == set() with input as _it(type, body)
			acm_wildcard_domain_name.unknown == set() with input as _it(type, body)
		}
	}
}

test_does_not_know_a_variable if {
	every type in _types {
		body := {"domain_name": "${var.value}"}
		acm_wildcard_domain_name.deny == set() with input as _it(type, body)
		acm_wildcard_domain_name.unknown == {object.union(
			_finding(type, "", ["domain_name"]),
			{"message": "domain_name is known only when Terraform runs"},
		)} with input as _it(type, body)
	}
}

test_accepts_other_documents if {
	every document in [
		{"kind": "Pod"},
		{"resource": "${var.all}"},
		{"resource": {_types[0]: {"it": ["text", null]}}},
	] {
		acm_wildcard_domain_name.deny == set() with input as document
		acm_wildcard_domain_name.unknown == set() with input as document
	}
}
