package terraform.gcp.cloud_function_secure_http_trigger_test

import data.lib.fix
import data.terraform.gcp.cloud_function_secure_http_trigger

_module(type, body) := {"resource": {type: {"main": [body]}}}

_found(type, steps, message) := {{
	"message": message,
	"at": array.concat(["resource", type, "main", 0], steps),
	"resource": concat(".", [type, "main"]),
}}

# Modules, with what is found in them.
_wrong := [
	[
		_module("google_cloudfunctions_function", {"trigger_http": true}),
		_found("google_cloudfunctions_function", [], "requests over plain HTTP are answered"),
	],
	[
		_module("google_cloudfunctions_function", {"trigger_http": true, "https_trigger_security_level": "SECURE_OPTIONAL"}),
		_found("google_cloudfunctions_function", ["https_trigger_security_level"], "requests over plain HTTP are answered"),
	],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		fix.bare(cloud_function_secure_http_trigger.deny) == example[1] with input as example[0]
	}
}

_right := [
	_module("google_cloudfunctions_function", {"trigger_http": true, "https_trigger_security_level": "SECURE_ALWAYS"}),
	_module("google_cloudfunctions_function", {}),
	_module("google_cloudfunctions_function", {"trigger_http": false}),
]

test_accepts_what_is_right if {
	every module in _right {
		cloud_function_secure_http_trigger.deny == set() with input as module
		cloud_function_secure_http_trigger.unknown == set() with input as module
	}
}

# Modules, with what is not known of them.
_open := [
	[
		_module("google_cloudfunctions_function", {"trigger_http": true, "https_trigger_security_level": "${var.level}"}),
		_found("google_cloudfunctions_function", ["https_trigger_security_level"], "https_trigger_security_level is known only when Terraform runs"),
	],
]

test_does_not_know_what_variables_say if {
	every example in _open {
		cloud_function_secure_http_trigger.deny == set() with input as example[0]
		cloud_function_secure_http_trigger.unknown == example[1] with input as example[0]
	}
}

test_accepts_other_documents_and_odd_shapes if {
	cloud_function_secure_http_trigger.deny == set() with input as {"kind": "Pod"}
	cloud_function_secure_http_trigger.unknown == set() with input as {"kind": "Pod"}
	cloud_function_secure_http_trigger.deny == set() with input as {"resource": {"google_cloudfunctions_function": "odd"}}
}
