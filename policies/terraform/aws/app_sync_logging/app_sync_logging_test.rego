package terraform.aws.app_sync_logging_test

import data.terraform.aws.app_sync_logging

_types := ["aws_appsync_graphql_api"]

_it(type, body) := {"resource": {type: {"it": [body]}}}

_finding(type, at) := {
	"message": "requests to the API are not logged",
	"at": array.concat(["resource", type, "it", 0], at),
	"resource": sprintf("%s.it", [type]),
}

test_finds_what_is_not_there if {
	every entry in [
		[{}, []],
		[{"log_config": null}, ["log_config"]],
		[{"log_config": ""}, ["log_config"]],
		[{"log_config": []}, ["log_config"]],
	] {
		every type in _types {
			app_sync_logging.deny == {_finding(type, entry[1])} with input as _it(type, entry[0])
			app_sync_logging.unknown == set() with input as _it(type, entry[0])
		}
	}
}

test_accepts_what_is_there if {
	every type in _types {
		every value in [[{"field_log_level": "ERROR"}], "${aws_thing.it.arn}"] {
			body := {"log_config": value}
			app_sync_logging.deny == set() with input as _it(type, body)
			app_sync_logging.unknown == set() with input as _it(type, body)
		}
	}
}

test_does_not_know_a_variable if {
	every type in _types {
		body := {"log_config": "${var.value}"}
		app_sync_logging.deny == set() with input as _it(type, body)
		app_sync_logging.unknown == {object.union(
			_finding(type, ["log_config"]),
			{"message": "log_config is known only when Terraform runs"},
		)} with input as _it(type, body)
	}
}

test_accepts_other_documents if {
	every document in [
		{"kind": "Pod"},
		{"resource": "${var.all}"},
		{"resource": {_types[0]: {"it": ["text", null]}}},
	] {
		app_sync_logging.deny == set() with input as document
		app_sync_logging.unknown == set() with input as document
	}
}
