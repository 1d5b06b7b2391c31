package terraform.azure.app_auth_test

import data.terraform.azure.app_auth

_app(type, body) := {"resource": {type: {"shop": [body]}}}

_finding(type, steps, message) := {
	"message": message,
	"at": array.concat(["resource", type, "shop", 0], steps),
	"resource": concat(".", [type, "shop"]),
}

_open := "requests without a login reach the app"

test_finds_apps_of_every_type if {
	every type in [
		"azurerm_app_service",
		"azurerm_linux_web_app",
		"azurerm_windows_web_app_slot",
		"azurerm_linux_function_app",
	] {
		app_auth.deny == {_finding(type, [], _open)} with input as _app(type, {"site_config": [{}]})
	}
}

test_finds_authentication_that_is_off if {
	type := "azurerm_linux_web_app"
	app_auth.deny == {_finding(type, ["auth_settings", 0, "enabled"], _open)} with input as _app(
		type,
		{"auth_settings": [{"enabled": false}]},
	)
	app_auth.deny == {_finding(type, ["auth_settings_v2", 0, "auth_enabled"], _open)} with input as _app(
		type,
		{"auth_settings_v2": [{"auth_enabled": false}]},
	)
	app_auth.deny == {_finding(type, ["auth_settings_v2", 0], _open)} with input as _app(
		type,
		{"auth_settings_v2": [{"login": [{}]}]},
	)
}

test_accepts_authentication_of_both_versions if {
	every body in [
		{"auth_settings": [{"enabled": true}]},
		{"auth_settings_v2": [{"auth_enabled": true}]},
		{"auth_settings": [{"enabled": false}], "auth_settings_v2": [{"auth_enabled": true}]},
		{"auth_settings": [{"enabled": "${var.old}"}], "auth_settings_v2": [{"auth_enabled": true}]},
	] {
		app_auth.deny == set() with input as _app("azurerm_windows_web_app", body)
		app_auth.unknown == set() with input as _app("azurerm_windows_web_app", body)
	}
}

test_does_not_know_what_a_variable_says if {
	document := _app("azurerm_linux_web_app", {"auth_settings": [{"enabled": "${var.auth}"}]})
	app_auth.deny == set() with input as document
	app_auth.unknown == {_finding(
		"azurerm_linux_web_app",
		["auth_settings", 0, "enabled"],
		"auth_settings.enabled is known only when Terraform runs",
	)} with input as document
}

test_accepts_other_documents if {
	app_auth.deny == set() with input as {"kind": "Pod"}
	app_auth.deny == set() with input as _app("azurerm_logic_app_standard", {})
}
