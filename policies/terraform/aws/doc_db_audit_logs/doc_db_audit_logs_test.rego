package terraform.aws.doc_db_audit_logs_test

import data.terraform.aws.doc_db_audit_logs

_it(parameters) := {"resource": {"aws_docdb_cluster_parameter_group": {"it": [{"parameter": parameters}]}}}

_finding := {
	"message": "audit log is not switched on",
	"at": ["resource", "aws_docdb_cluster_parameter_group", "it", 0],
	"resource": "aws_docdb_cluster_parameter_group.it",
}

_audit(value) := [{"name": "tls", "value": "enabled"}, {"name": "audit_logs", "value": value}]

test_finds_groups_without_audit_log if {
	every parameters in [[], null, [{"name": "tls", "value": "enabled"}], _audit("disabled"), _audit("none"), _audit("")] {
		doc_db_audit_logs.deny == {_finding} with input as _it(parameters)
		doc_db_audit_logs.unknown == set() with input as _it(parameters)
	}
}

test_accepts_groups_with_audit_log if {
	every value in ["enabled", "all", "ddl,dml_write"] {
		doc_db_audit_logs.deny == set() with input as _it(_audit(value))
		doc_db_audit_logs.unknown == set() with input as _it(_audit(value))
	}
}

test_does_not_know_variables if {
	every parameters in ["${var.parameters}", _audit("${var.audit}"), [{"name": "${var.name}", "value": "enabled"}]] {
		doc_db_audit_logs.deny == set() with input as _it(parameters)
		count(doc_db_audit_logs.unknown) == 1 with input as _it(parameters)
	}
}

test_accepts_other_documents if {
	every document in [{"kind": "Pod"}, {"resource": "${var.all}"}, {"resource": {"aws_docdb_cluster_parameter_group": {"it": ["text"]}}}] {
		doc_db_audit_logs.deny == set() with input as document
		doc_db_audit_logs.unknown == set() with input as document
	}
}
