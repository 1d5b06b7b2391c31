package terraform.azure.appservice_supported_python_version_test

import data.terraform.azure.appservice_supported_python_version

_module(type, body) := {"resource": {type: {"main": [body]}}}

_found(type, steps, message) := {{
	"message": message,
	"at": array.concat(["resource", type, "main", 0], steps),
	"resource": concat(".", [type, "main"]),
}}

# Modules, with what is found in them.
_wrong := [
	[
		_module("azurerm_app_service", {"site_config": [{"python_version": "3.7"}]}),
		_found("azurerm_app_service", ["site_config", 0, "python_version"], "Python 3.7 gets no fixes any more"),
	],
	[
		_module("azurerm_app_service", {"site_config": [{"python_version": "3.8.10"}]}),
		_found("azurerm_app_service", ["site_config", 0, "python_version"], "Python 3.8.10 gets no fixes any more"),
	],
	[
		_module("azurerm_app_service", {"site_config": [{"python_version": "2.7"}]}),
		_found("azurerm_app_service", ["site_config", 0, "python_version"], "Python 2.7 gets no fixes any more"),
	],
	[
		_module("azurerm_linux_web_app", {"site_config": [{"application_stack": [{"python_version": "3.7"}]}]}),
		_found("azurerm_linux_web_app", ["site_config", 0, "application_stack", 0, "python_version"], "Python 3.7 gets no fixes any more"),
	],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		appservice_supported_python_version.deny == example[1] with input as example[0]
	}
}

_right := [
	_module("azurerm_linux_web_app", {"site_config": [{"application_stack": [{"python_version": "3.9"}]}]}),
	_module("azurerm_linux_web_app", {"site_config": [{"application_stack": [{"python_version": "3.12"}]}]}),
	_module("azurerm_app_service", {}),
	_module("azurerm_linux_web_app", {"site_config": [{"application_stack": [{"node_version": "20-lts"}]}]}),
]

test_accepts_what_is_right if {
	every module in _right {
		appservice_supported_python_version.deny == set() with input as module
		appservice_supported_python_version.unknown == set() with input as module
	}
}

# Modules, with what is not known of them.
_open := [
	[
		_module("azurerm_linux_web_app", {"site_config": [{"application_stack": [{"python_version": "${var.version}"}]}]}),
		_found("azurerm_linux_web_app", ["site_config", 0, "application_stack", 0, "python_version"], "site_config.application_stack.python_version is known only when Terraform runs"),
	],
]

test_does_not_know_what_variables_say if {
	every example in _open {
		appservice_supported_python_version.deny == set() with input as example[0]
		appservice_supported_python_version.unknown == example[1] with input as example[0]
	}
}

test_accepts_other_documents_and_odd_shapes if {
	appservice_supported_python_version.deny == set() with input as {"kind": "Pod"}
	appservice_supported_python_version.unknown == set() with input as {"kind": "Pod"}
	appservice_supported_python_version.deny == set() with input as {"resource": {"azurerm_app_service": "odd"}}
}
