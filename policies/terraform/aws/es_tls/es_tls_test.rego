package terraform.aws.es_tls_test

import data.lib.fix
import data.terraform.aws.es_tls

_types := ["aws_elasticsearch_domain", "aws_opensearch_domain"]

_it(type, body) := {"resource": {type: {"it": [body]}}}

_finding(type, value, at) := {
	"message": sprintf("policy %s accepts TLS before 1.2", [value]),
	"at": array.concat(["resource", type, "it", 0], at),
	"resource": sprintf("%s.it", [type]),
}

test_finds_what_is_wrong if {
	every type in _types {
		every value in ["Policy-Min-TLS-1-0-2019-07", "Policy-Min-SSL-3"] {
			body := {"domain_endpoint_options": [{"tls_security_policy": value}]}
			fix.bare(es_tls.deny) == {_finding(type, value, ["domain_endpoint_options", 0, "tls_security_policy"])} with input as _it(type, body)
		}
	}
}

test_accepts_what_is_right if {
	every type in _types {
		every value in ["Policy-Min-TLS-1-2-2019-07", "Policy-Min-TLS-1-2-PFS-2023-10", "Policy-Min-TLS-1-2-RFC9151-FIPS-2024-08"] {
			body := {"domain_endpoint_options": [{"tls_security_policy": value}]}
			es_tls.deny == set() with input as _it(type, body)
			es_tls.unknown == set() with input as _it(type, body)
		}
	}
}

test_does_not_know_a_variable if {
	every type in _types {
		body := {"domain_endpoint_options": [{"tls_security_policy": "${var.value}"}]}
		es_tls.deny == set() with input as _it(type, body)
		es_tls.unknown == {object.union(
			_finding(type, "", ["domain_endpoint_options", 0, "tls_security_policy"]),
			{"message": "domain_endpoint_options.tls_security_policy is known only when Terraform runs"},
		)} with input as _it(type, body)
	}
}

test_finds_what_is_left_to_the_default if {
	every entry in [[{}, []], [{"domain_endpoint_options": [{}]}, ["domain_endpoint_options", 0]]] {
		every type in _types {
			found := fix.bare(es_tls.deny) with input as _it(type, entry[0])
			found == {_finding(type, "Policy-Min-TLS-1-0-2019-07", entry[1])}
		}
	}
}

test_finds_values_of_other_shapes if {
	count(es_tls.deny) == 1 with input as _it("aws_opensearch_domain", {"domain_endpoint_options": [{"tls_security_policy": 3}]})
}

test_accepts_other_documents if {
	every document in [
		{"kind": "Pod"},
		{"resource": "${var.all}"},
		{"resource": {_types[0]: {"it": ["text", null]}}},
	] {
		es_tls.deny == set() with input as document
		es_tls.unknown == set() with input as document
	}
}
