package terraform.gcp.cloud_function_permissive_ingress_test

import data.lib.fix
import data.terraform.gcp.cloud_function_permissive_ingress

_module(type, body) := {"resource": {type: {"main": [body]}}}

_found(type, steps, message) := {{
	"message": message,
	"at": array.concat(["resource", type, "main", 0], steps),
	"resource": concat(".", [type, "main"]),
}}

# Modules, with what is found in them.
_wrong := [
	[
		_module("google_cloudfunctions_function", {}),
		_found("google_cloudfunctions_function", [], "calls from all of the internet are taken"),
	],
	[
		_module("google_cloudfunctions_function", {"ingress_settings": "ALLOW_ALL"}),
		_found("google_cloudfunctions_function", ["ingress_settings"], "calls from all of the internet are taken"),
	],
	[
		_module("google_cloudfunctions2_function", {"service_config": [{"ingress_settings": "ALLOW_ALL"}]}),
		_found("google_cloudfunctions2_function", ["service_config", 0, "ingress_settings"], "calls from all of the internet are taken"),
	],
	[
		_module("google_cloudfunctions2_function", {"service_config": [{}]}),
		_found("google_cloudfunctions2_function", ["service_config", 0], "calls from all of the internet are taken"),
	],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		fix.bare(cloud_function_permissive_ingress.deny) == example[1] with input as example[0]
	}
}

_right := [
	_module("google_cloudfunctions_function", {"ingress_settings": "ALLOW_INTERNAL_ONLY"}),
	_module("google_cloudfunctions2_function", {"service_config": [{"ingress_settings": "ALLOW_INTERNAL_AND_GCLB"}]}),
	_module("google_cloudfunctions_function", {"event_trigger": [{"event_type": "x"}]}),
]

test_accepts_what_is_right if {
	every module in _right {
		cloud_function_permissive_ingress.deny == set() with input as module
		cloud_function_permissive_ingress.unknown == set() with input as module
	}
}

# Modules, with what is not known of them.
_open := [
	[
		_module("google_cloudfunctions_function", {"ingress_settings": "${var.ingress}"}),
		_found("google_cloudfunctions_function", ["ingress_settings"], "ingress_settings is known only when Terraform runs"),
	],
]

test_does_not_know_what_variables_say if {
	every example in _open {
		cloud_function_permissive_ingress.deny == set() with input as example[0]
		cloud_function_permissive_ingress.unknown == example[1] with input as example[0]
	}
}

test_accepts_other_documents_and_odd_shapes if {
	cloud_function_permissive_ingress.deny == set() with input as {"kind": "Pod"}
	cloud_function_permissive_ingress.unknown == set() with input as {"kind": "Pod"}
	cloud_function_permissive_ingress.deny == set() with input as {"resource": {"google_cloudfunctions2_function": "odd"}}
}
