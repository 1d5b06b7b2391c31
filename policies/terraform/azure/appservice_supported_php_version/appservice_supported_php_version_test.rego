package terraform.azure.appservice_supported_php_version_test

import data.terraform.azure.appservice_supported_php_version

_module(type, body) := {"resource": {type: {"main": [body]}}}

_found(type, steps, message) := {{
	"message": message,
	"at": array.concat(["resource", type, "main", 0], steps),
	"resource": concat(".", [type, "main"]),
}}

# Modules, with what is found in them.
_wrong := [
	[
		_module("azurerm_app_service", {"site_config": [{"php_version": "7.4"}]}),
		_found("azurerm_app_service", ["site_config", 0, "php_version"], "PHP 7.4 gets no fixes any more"),
	],
	[
		_module("azurerm_app_service", {"site_config": [{"php_version": "5.6"}]}),
		_found("azurerm_app_service", ["site_config", 0, "php_version"], "PHP 5.6 gets no fixes any more"),
	],
	[
		_module("azurerm_app_service", {"site_config": [{"php_version": "8.0"}]}),
		_found("azurerm_app_service", ["site_config", 0, "php_version"], "PHP 8.0 gets no fixes any more"),
	],
	[
		_module("azurerm_linux_web_app", {"site_config": [{"application_stack": [{"php_version": "7.4"}]}]}),
		_found("azurerm_linux_web_app", ["site_config", 0, "application_stack", 0, "php_version"], "PHP 7.4 gets no fixes any more"),
	],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		appservice_supported_php_version.deny == example[1] with input as example[0]
	}
}

_right := [
	_module("azurerm_linux_web_app", {"site_config": [{"application_stack": [{"php_version": "8.1"}]}]}),
	_module("azurerm_linux_web_app", {"site_config": [{"application_stack": [{"php_version": "8.2"}]}]}),
	_module("azurerm_app_service", {}),
	_module("azurerm_linux_web_app", {"site_config": [{"application_stack": [{"node_version": "20-lts"}]}]}),
]

test_accepts_what_is_right if {
	every module in _right {
		appservice_supported_php_version.deny == set() with input as module
		appservice_supported_php_version.unknown == set() with input as module
	}
}

# Modules, with what is not known of them.
_open := [
	[
		_module("azurerm_linux_web_app", {"site_config": [{"application_stack": [{"php_version": "${var.version}"}]}]}),
		_found("azurerm_linux_web_app", ["site_config", 0, "application_stack", 0, "php_version"], "site_config.application_stack.php_version is known only when Terraform runs"),
	],
]

test_does_not_know_what_variables_say if {
	every example in _open {
		appservice_supported_php_version.deny == set() with input as example[0]
		appservice_supported_php_version.unknown == example[1] with input as example[0]
	}
}

test_accepts_other_documents_and_odd_shapes if {
	appservice_supported_php_version.deny == set() with input as {"kind": "Pod"}
	appservice_supported_php_version.unknown == set() with input as {"kind": "Pod"}
	appservice_supported_php_version.deny == set() with input as {"resource": {"azurerm_app_service": "odd"}}
}
