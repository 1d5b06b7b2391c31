package terraform.aws.es_logging_test

import data.terraform.aws.es_logging

_types := ["aws_elasticsearch_domain", "aws_opensearch_domain"]

_it(type, body) := {"resource": {type: {"it": [body]}}}

_finding(type, at) := {
	"message": "domain publishes no logs",
	"at": array.concat(["resource", type, "it", 0], at),
	"resource": sprintf("%s.it", [type]),
}

_options := "log_publishing_options"

test_finds_domains_without_logs if {
	every entry in [
		[{}, []],
		[{_options: null}, [_options]],
		[{_options: []}, [_options]],
		[{_options: [{"enabled": false}]}, [_options, 0, "enabled"]],
		[{_options: [{"enabled": "false"}, {"enabled": false}]}, [_options, 0, "enabled"]],
	] {
		every type in _types {
			es_logging.deny == {_finding(type, entry[1])} with input as _it(type, entry[0])
			es_logging.unknown == set() with input as _it(type, entry[0])
		}
	}
}

test_accepts_domains_with_a_log if {
	every logs in [[{}], [{"enabled": true}], [{"enabled": null}], [{"enabled": false}, {"log_type": "AUDIT_LOGS"}]] {
		every type in _types {
			es_logging.deny == set() with input as _it(type, {_options: logs})
			es_logging.unknown == set() with input as _it(type, {_options: logs})
		}
	}
}

test_does_not_know_variables if {
	every body in [
		{_options: "${var.logs}"},
		{_options: [{"enabled": false}, {"enabled": "${var.on}"}]},
		{"dynamic": {_options: [{"for_each": "${var.logs}", "content": [{}]}]}},
	] {
		es_logging.deny == set() with input as _it("aws_opensearch_domain", body)
		count(es_logging.unknown) == 1 with input as _it("aws_opensearch_domain", body)
	}
	listed := {"dynamic": {_options: [{"for_each": ["AUDIT_LOGS"], "content": [{}]}]}}
	es_logging.unknown == set() with input as _it("aws_opensearch_domain", listed)
	es_logging.deny == set() with input as _it("aws_opensearch_domain", listed)
}

test_accepts_other_documents if {
	every document in [{"kind": "Pod"}, {"resource": "${var.all}"}, _it("aws_opensearch_domain", "text")] {
		es_logging.deny == set() with input as document
		es_logging.unknown == set() with input as document
	}
}
