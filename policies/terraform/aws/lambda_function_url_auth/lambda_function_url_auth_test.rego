package terraform.aws.lambda_function_url_auth_test

import data.lib.fix
import data.terraform.aws.lambda_function_url_auth

_types := ["aws_lambda_function_url"]

_it(type, body) := {"resource": {type: {"it": [body]}}}

_finding(type, _, at) := {
	"message": "anybody may call the function",
	"at": array.concat(["resource", type, "it", 0], at),
	"resource": sprintf("%s.it", [type]),
}

test_finds_what_is_wrong if {
	every type in _types {
		every value in ["NONE"] {
			body := {"authorization_type": value}
			fix.bare(lambda_function_url_auth.deny) == {_finding(type, value, ["authorization_type"])} with input as _it(type, body)
		}
	}
}

test_accepts_what_is_right if {
	every type in _types {
		every value in ["AWS_IAM"] {
			body := {"authorization_type": value}
			lambda_function_url_auth.deny == set() with input as _it(type, body)
			lambda_function_url_auth.unknown == set() with input as _it(type, body)
		}
	}
}

test_does_not_know_a_variable if {
	every type in _types {
		body := {"authorization_type": "${var.value}"}
		lambda_function_url_auth.deny == set() with input as _it(type, body)
		lambda_function_url_auth.unknown == {object.union(
			_finding(type, "", ["authorization_type"]),
			{"message": "authorization_type is known only when Terraform runs"},
		)} with input as _it(type, body)
	}
}

test_accepts_other_documents if {
	every document in [
		{"kind": "Pod"},
		{"resource": "${var.all}"},
		{"resource": {_types[0]: {"it": ["text", null]}}},
	] {
		lambda_function_url_auth.deny == set() with input as document
		lambda_function_url_auth.unknown == set() with input as document
	}
}
