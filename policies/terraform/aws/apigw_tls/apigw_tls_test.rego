package terraform.aws.apigw_tls_test

import data.lib.fix
import data.terraform.aws.apigw_tls

_types := ["aws_api_gateway_domain_name"]

_it(type, body) := {"resource": {type: {"it": [body]}}}

_finding(type, _, at) := {
	"message": "domain does not demand TLS 1.2",
	"at": array.concat(["resource", type, "it", 0], at),
	"resource": sprintf("%s.it", [type]),
}

test_finds_what_is_wrong if {
	every type in _types {
		every value in ["TLS_1_0", "SSLv3"] {
			body := {"security_policy": value}
			fix.bare(apigw_tls.deny) == {_finding(type, value, ["security_policy"])} with input as _it(type, body)
		}
	}
}

test_accepts_what_is_right if {
	every type in _types {
		every value in ["TLS_1_2", "SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09", "SecurityPolicy_TLS12_PFS_2025_EDGE"] {
			body := {"security_policy": value}
			apigw_tls.deny == set() with input as _it(type, body)
			apigw_tls.unknown == set() with input as _it(type, body)
		}
	}
}

test_does_not_know_a_variable if {
	every type in _types {
		body := {"security_policy": "${var.value}"}
		apigw_tls.deny == set() with input as _it(type, body)
		apigw_tls.unknown == {object.union(
			_finding(type, "", ["security_policy"]),
			{"message": "security_policy is known only when Terraform runs"},
		)} with input as _it(type, body)
	}
}

test_finds_domains_that_name_no_policy if {
	fix.bare(apigw_tls.deny) == {_finding("aws_api_gateway_domain_name", "", [])} with input as _it("aws_api_gateway_domain_name", {})
	null_policy := _it("aws_api_gateway_domain_name", {"security_policy": null})
	count(apigw_tls.deny) == 1 with input as null_policy
	count(apigw_tls.deny) == 1 with input as _it("aws_api_gateway_domain_name", {"security_policy": ["TLS_1_2"]})
}

test_accepts_other_documents if {
	every document in [
		{"kind": "Pod"},
		{"resource": "${var.all}"},
		{"resource": {_types[0]: {"it": ["text", null]}}},
	] {
		apigw_tls.deny == set() with input as document
		apigw_tls.unknown == set() with input as document
	}
}
