package terraform.aws.dax_endpoint_tls_test

import data.lib.fix
import data.terraform.aws.dax_endpoint_tls

_types := ["aws_dax_cluster"]

_it(type, body) := {"resource": {type: {"it": [body]}}}

_finding(type, _, at) := {
	"message": "clients talk to the cluster without encryption",
	"at": array.concat(["resource", type, "it", 0], at),
	"resource": sprintf("%s.it", [type]),
}

test_finds_what_is_wrong if {
	every type in _types {
		every value in ["NONE"] {
			body := {"cluster_endpoint_encryption_type": value}
			fix.bare(dax_endpoint_tls.deny) == {_finding(type, value, ["cluster_endpoint_encryption_type"])} with input as _it(type, body)
		}
	}
}

test_accepts_what_is_right if {
	every type in _types {
		every value in ["TLS"] {
			body := {"cluster_endpoint_encryption_type": value}
			dax_endpoint_tls.deny == set() with input as _it(type, body)
			dax_endpoint_tls.unknown == set() with input as _it(type, body)
		}
	}
}

test_does_not_know_a_variable if {
	every type in _types {
		body := {"cluster_endpoint_encryption_type": "${var.value}"}
		dax_endpoint_tls.deny == set() with input as _it(type, body)
		dax_endpoint_tls.unknown == {object.union(
			_finding(type, "", ["cluster_endpoint_encryption_type"]),
			{"message": "cluster_endpoint_encryption_type is known only when Terraform runs"},
		)} with input as _it(type, body)
	}
}

test_finds_what_is_left_to_the_default if {
	fix.bare(dax_endpoint_tls.deny) == {_finding("aws_dax_cluster", "", [])} with input as _it("aws_dax_cluster", {})
}

test_accepts_other_documents if {
	every document in [
		{"kind": "Pod"},
		{"resource": "${var.all}"},
		{"resource": {_types[0]: {"it": ["text", null]}}},
	] {
		dax_endpoint_tls.deny == set() with input as document
		dax_endpoint_tls.unknown == set() with input as document
	}
}
