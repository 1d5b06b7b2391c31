package terraform.aws.app_sync_field_level_logs_test

import data.lib.fix
import data.terraform.aws.app_sync_field_level_logs as rule

_it(body) := {"resource": {"aws_appsync_graphql_api": {"it": [body]}}}

_finding(at) := {
	"message": "what happens to fields is not logged",
	"at": array.concat(["resource", "aws_appsync_graphql_api", "it", 0, "log_config", 0], at),
	"resource": "aws_appsync_graphql_api.it",
}

_name := "field_log_level"

test_finds_logs_without_fields if {
	fix.bare(rule.deny) == {_finding([_name])} with input as _it({"log_config": [{_name: "NONE"}]})
	fix.bare(rule.deny) == {_finding([])} with input as _it({"log_config": [{}]})
}

test_accepts_logs_with_fields_and_none if {
	every body in [{}, {"log_config": [{_name: "ERROR"}]}, {"log_config": [{_name: "ALL"}]}] {
		rule.deny == set() with input as _it(body)
		rule.unknown == set() with input as _it(body)
	}
}

test_does_not_know_variables if {
	dynamic := {"dynamic": {"log_config": [{"for_each": "${var.logs}", "content": [{_name: "NONE"}]}]}}
	every body in [{"log_config": [{_name: "${var.level}"}]}, dynamic] {
		rule.deny == set() with input as _it(body)
		count(rule.unknown) == 1 with input as _it(body)
	}
}

test_accepts_other_documents if {
	every document in [{"kind": "Pod"}, {"resource": "${var.all}"}, {"resource": {"aws_appsync_graphql_api": {"it": ["text", null]}}}] {
		rule.deny == set() with input as document
		rule.unknown == set() with input as document
	}
}
