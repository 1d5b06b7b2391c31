package terraform.aws.cloudsearch_domain_tls_test

import data.lib.fix
import data.terraform.aws.cloudsearch_domain_tls

_types := ["aws_cloudsearch_domain"]

_it(type, body) := {"resource": {type: {"it": [body]}}}

_finding(type, value, at) := {
	"message": sprintf("policy %s accepts TLS before 1.2", [value]),
	"at": array.concat(["resource", type, "it", 0], at),
	"resource": sprintf("%s.it", [type]),
}

test_finds_what_is_wrong if {
	every type in _types {
		every value in ["Policy-Min-TLS-1-0-2019-07"] {
			body := {"endpoint_options": [{"tls_security_policy": value}]}
			fix.bare(cloudsearch_domain_tls.deny) == {_finding(type, value, ["endpoint_options", 0, "tls_security_policy"])} with input as _it(type, body)
		}
	}
}

test_accepts_what_is_right if {
	every type in _types {
		every value in ["Policy-Min-TLS-1-2-2019-07"] {
			body := {"endpoint_options": [{"tls_security_policy": value}]}
			cloudsearch_domain_tls.deny == set() with input as _it(type, body)
			cloudsearch_domain_tls.unknown == set() with input as _it(type, body)
		}
	}
}

test_does_not_know_a_variable if {
	every type in _types {
		body := {"endpoint_options": [{"tls_security_policy": "${var.value}"}]}
		cloudsearch_domain_tls.deny == set() with input as _it(type, body)
		cloudsearch_domain_tls.unknown == {object.union(
			_finding(type, "", ["endpoint_options", 0, "tls_security_policy"]),
			{"message": "endpoint_options.tls_security_policy is known only when Terraform runs"},
		)} with input as _it(type, body)
	}
}

test_finds_what_is_left_to_the_default if {
	expected := {_finding("aws_cloudsearch_domain", "Policy-Min-TLS-1-0-2019-07", [])}
	fix.bare(cloudsearch_domain_tls.deny) == expected with input as _it("aws_cloudsearch_domain", {"name": "x"})
}

test_accepts_other_documents if {
	every document in [
		{"kind": "Pod"},
		{"resource": "${var.all}"},
		{"resource": {_types[0]: {"it": ["text", null]}}},
	] {
		cloudsearch_domain_tls.deny == set() with input as document
		cloudsearch_domain_tls.unknown == set() with input as document
	}
}
