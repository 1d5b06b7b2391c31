package terraform.azure.function_app_disallow_cors_test

import data.terraform.azure.function_app_disallow_cors

_module(type, body) := {"resource": {type: {"main": [body]}}}

_found(type, steps, message) := {{
	"message": message,
	"at": array.concat(["resource", type, "main", 0], steps),
	"resource": concat(".", [type, "main"]),
}}

# Modules, with what is found in them.
_wrong := [
	[
		_module("azurerm_function_app", {"site_config": [{"cors": [{"allowed_origins": ["*"]}]}]}),
		_found("azurerm_function_app", ["site_config", 0, "cors", 0, "allowed_origins"], "scripts of every site may read what the function app answers"),
	],
	[
		_module("azurerm_windows_function_app_slot", {"site_config": [{"cors": [{"allowed_origins": ["*"]}]}]}),
		_found("azurerm_windows_function_app_slot", ["site_config", 0, "cors", 0, "allowed_origins"], "scripts of every site may read what the function app answers"),
	],
	[
		_module("azurerm_linux_function_app", {"site_config": [{"cors": [{"allowed_origins": ["https://shop.example.com", "*"]}]}]}),
		_found("azurerm_linux_function_app", ["site_config", 0, "cors", 0, "allowed_origins"], "scripts of every site may read what the function app answers"),
	],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		function_app_disallow_cors.deny == example[1] with input as example[0]
	}
}

_right := [
	_module("azurerm_linux_function_app", {"site_config": [{"cors": [{"allowed_origins": ["https://shop.example.com"]}]}]}),
	_module("azurerm_linux_function_app", {"site_config": [{}]}),
	_module("azurerm_linux_function_app", {"site_config": [{"cors": [{"allowed_origins": []}]}]}),
]

test_accepts_what_is_right if {
	every module in _right {
		function_app_disallow_cors.deny == set() with input as module
		function_app_disallow_cors.unknown == set() with input as module
	}
}

# Modules, with what is not known of them.
_open := [
	[
		_module("azurerm_linux_function_app", {"site_config": [{"cors": [{"allowed_origins": "${var.origins}"}]}]}),
		_found("azurerm_linux_function_app", ["site_config", 0, "cors", 0, "allowed_origins"], "site_config.cors.allowed_origins is known only when Terraform runs"),
	],
]

test_does_not_know_what_variables_say if {
	every example in _open {
		function_app_disallow_cors.deny == set() with input as example[0]
		function_app_disallow_cors.unknown == example[1] with input as example[0]
	}
}

test_knows_that_an_address_is_not_everybody if {
	every origins, count_of_unknown in {
		["https://${var.host}"]: 0,
		["${azurerm_storage_account.web.primary_web_endpoint}"]: 0,
		["https://example.com", "${var.origin}"]: 1,
		["*", "${var.origin}"]: 0,
	} {
		module := _module("azurerm_linux_function_app", {"site_config": [{"cors": [{"allowed_origins": origins}]}]})
		count(function_app_disallow_cors.unknown) == count_of_unknown with input as module
	}
}

test_accepts_other_documents_and_odd_shapes if {
	function_app_disallow_cors.deny == set() with input as {"kind": "Pod"}
	function_app_disallow_cors.unknown == set() with input as {"kind": "Pod"}
	function_app_disallow_cors.deny == set() with input as {"resource": {"azurerm_function_app": "odd"}}
}
