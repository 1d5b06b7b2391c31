package terraform.aws.es_https_test

import data.lib.fix
import data.terraform.aws.es_https

_types := ["aws_elasticsearch_domain", "aws_opensearch_domain"]

_it(type, body) := {"resource": {type: {"it": [body]}}}

_finding(type, at) := {
	"message": "domain answers plain HTTP",
	"at": array.concat(["resource", type, "it", 0], at),
	"resource": sprintf("%s.it", [type]),
}

test_finds_what_is_off if {
	every type in _types {
		every value in [false, "false"] {
			body := {"domain_endpoint_options": [{"enforce_https": value}]}
			fix.bare(es_https.deny) == {_finding(type, ["domain_endpoint_options", 0, "enforce_https"])} with input as _it(type, body)
		}
	}
}

test_accepts_what_is_left_to_the_default if {
	every entry in [
		[{}, []],
		[{"domain_endpoint_options": [{"enforce_https": null}]}, ["domain_endpoint_options", 0, "enforce_https"]],
		[{"domain_endpoint_options": [{}]}, ["domain_endpoint_options", 0]],
	] {
		every type in _types {
			es_https.deny == set() with input as _it(type, entry[0])
			es_https.unknown == set() with input as _it(type, entry[0])
		}
	}
}

test_accepts_the_right_value if {
	every type in _types {
		every value in [true, "true"] {
			body := {"domain_endpoint_options": [{"enforce_https": value}]}
			es_https.deny == set() with input as _it(type, body)
			es_https.unknown == set() with input as _it(type, body)
		}
	}
}

test_does_not_know_a_variable if {
	every type in _types {
		body := {"domain_endpoint_options": [{"enforce_https": "${var.value}"}]}
		es_https.deny == set() with input as _it(type, body)
		es_https.unknown == {object.union(
			_finding(type, ["domain_endpoint_options", 0, "enforce_https"]),
			{"message": "domain_endpoint_options.enforce_https is known only when Terraform runs"},
		)} with input as _it(type, body)
	}
}

test_does_not_know_a_block_that_may_be_missing if {
	every type in _types {
		body := {"dynamic": {"domain_endpoint_options": [{"for_each": "${var.all}", "content": [{"enforce_https": false}]}]}}
		es_https.deny == set() with input as _it(type, body)
		count(es_https.unknown) == 1 with input as _it(type, body)
	}
}

test_accepts_other_documents if {
	every document in [
		{"kind": "Pod"},
		{"resource": "${var.all}"},
		{"resource": {_types[0]: {"it": ["text", null]}}},
	] {
		es_https.deny == set() with input as document
		es_https.unknown == set() with input as document
	}
}
