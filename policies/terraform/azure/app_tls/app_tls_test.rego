package terraform.azure.app_tls_test

import data.terraform.azure.app_tls

_app(type, config) := {"resource": {type: {"shop": [{"site_config": [config]}]}}}

_finding(type, argument, message) := {
	"message": message,
	"at": ["resource", type, "shop", 0, "site_config", 0, argument],
	"resource": concat(".", [type, "shop"]),
}

test_finds_old_versions_by_every_name if {
	every type, argument in {
		"azurerm_app_service": "min_tls_version",
		"azurerm_linux_web_app": "minimum_tls_version",
		"azurerm_windows_function_app": "scm_minimum_tls_version",
		"azurerm_logic_app_standard": "scm_min_tls_version",
	} {
		every value, name in {"1.0": "TLS 1.0", "1.1": "TLS 1.1"} {
			app_tls.deny == {_finding(
				type,
				argument,
				sprintf("site_config.%s is %s", [argument, name]),
			)} with input as _app(type, {argument: value})
		}
	}
}

test_finds_versions_that_are_numbers if {
	app_tls.deny == {_finding(
		"azurerm_linux_web_app",
		"minimum_tls_version",
		"site_config.minimum_tls_version is TLS 1.1",
	)} with input as _app("azurerm_linux_web_app", {"minimum_tls_version": 1.1})
}

test_accepts_new_versions_and_the_default if {
	every config in [{"minimum_tls_version": "1.2"}, {"minimum_tls_version": 1.3}, {}] {
		app_tls.deny == set() with input as _app("azurerm_linux_web_app", config)
		app_tls.unknown == set() with input as _app("azurerm_linux_web_app", config)
	}
	app_tls.deny == set() with input as {"resource": {"azurerm_app_service": {"shop": [{}]}}}
}

test_does_not_know_what_a_variable_says if {
	document := _app("azurerm_linux_web_app", {"minimum_tls_version": "${var.tls}"})
	app_tls.deny == set() with input as document
	app_tls.unknown == {_finding(
		"azurerm_linux_web_app",
		"minimum_tls_version",
		"site_config.minimum_tls_version is known only when Terraform runs",
	)} with input as document
}

test_accepts_other_documents if {
	app_tls.deny == set() with input as {"kind": "Pod"}
}
