package terraform.aws.athena_encryption_test

import data.terraform.aws.athena_encryption

_it(type, body) := {"resource": {type: {"it": [body]}}}

_workgroup(configuration) := _it("aws_athena_workgroup", {"configuration": [configuration]})

_finding(type, at) := {
	"message": "nothing says how results are encrypted",
	"at": array.concat(["resource", type, "it", 0], at),
	"resource": sprintf("%s.it", [type]),
}

test_finds_results_without_encryption if {
	every entry in [
		[{}, ["configuration", 0]],
		[{"result_configuration": [{}]}, ["configuration", 0, "result_configuration", 0]],
		[{"managed_query_results_configuration": [{"enabled": false}]}, ["configuration", 0]],
	] {
		expected := {_finding("aws_athena_workgroup", entry[1])}
		athena_encryption.deny == expected with input as _workgroup(entry[0])
	}
	every type in ["aws_athena_workgroup", "aws_athena_database"] {
		athena_encryption.deny == {_finding(type, [])} with input as _it(type, {"name": "it"})
	}
}

_encryption := {"encryption_configuration": [{"encryption_option": "SSE_KMS"}]}

test_accepts_results_with_encryption if {
	every module in [
		_workgroup({"result_configuration": [_encryption]}),
		_workgroup({"managed_query_results_configuration": [{"enabled": true}]}),
		_it("aws_athena_database", _encryption),
	] {
		athena_encryption.deny == set() with input as module
		athena_encryption.unknown == set() with input as module
	}
}

test_does_not_know_variables if {
	every module in [
		_workgroup({"result_configuration": "${var.results}"}),
		_workgroup({"managed_query_results_configuration": [{"enabled": "${var.managed}"}]}),
		_it("aws_athena_database", {"dynamic": {"encryption_configuration": [{"for_each": "${var.keys}", "content": [{}]}]}}),
	] {
		athena_encryption.deny == set() with input as module
		count(athena_encryption.unknown) == 1 with input as module
	}
}

test_accepts_other_documents if {
	every document in [{"kind": "Pod"}, {"resource": "${var.all}"}, {"resource": {"aws_athena_workgroup": {"it": ["text", null]}}}] {
		athena_encryption.deny == set() with input as document
		athena_encryption.unknown == set() with input as document
	}
}
