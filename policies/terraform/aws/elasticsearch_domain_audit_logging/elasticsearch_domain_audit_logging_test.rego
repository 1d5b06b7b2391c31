package terraform.aws.elasticsearch_domain_audit_logging_test

import data.terraform.aws.elasticsearch_domain_audit_logging as rule

_it(logs) := {"resource": {"aws_opensearch_domain": {"it": [{"log_publishing_options": logs}]}}}

_finding := {
	"message": "domain publishes no audit log",
	"at": ["resource", "aws_opensearch_domain", "it", 0],
	"resource": "aws_opensearch_domain.it",
}

test_finds_domains_without_audit_log if {
	every logs in [[], null, [{"log_type": "INDEX_SLOW_LOGS"}], [{"log_type": "AUDIT_LOGS", "enabled": false}]] {
		rule.deny == {_finding} with input as _it(logs)
		rule.unknown == set() with input as _it(logs)
	}
}

test_accepts_domains_with_audit_log if {
	every logs in [
		[{"log_type": "AUDIT_LOGS"}],
		[{"log_type": "INDEX_SLOW_LOGS"}, {"log_type": "AUDIT_LOGS", "enabled": true}],
	] {
		rule.deny == set() with input as _it(logs)
		rule.unknown == set() with input as _it(logs)
	}
}

test_does_not_know_variables if {
	every logs in ["${var.logs}", [{"log_type": "${var.type}"}], [{"log_type": "AUDIT_LOGS", "enabled": "${var.on}"}]] {
		rule.deny == set() with input as _it(logs)
		count(rule.unknown) == 1 with input as _it(logs)
	}
}

test_accepts_other_documents if {
	every document in [{"kind": "Pod"}, {"resource": "${var.all}"}, {"resource": {"aws_opensearch_domain": {"it": ["text"]}}}] {
		rule.deny == set() with input as document
		rule.unknown == set() with input as document
	}
}
