package terraform.azure.app_https_test

import data.lib.fix
import data.terraform.azure.app_https

_app(type, body) := {"resource": {type: {"shop": [body]}}}

_finding(type, steps, message) := {
	"message": message,
	"at": array.concat(["resource", type, "shop", 0], steps),
	"resource": concat(".", [type, "shop"]),
}

_plain := "requests over plain HTTP are answered"

test_finds_apps_of_every_type if {
	every type in [
		"azurerm_app_service",
		"azurerm_linux_web_app",
		"azurerm_windows_web_app_slot",
		"azurerm_function_app",
		"azurerm_function_app_flex_consumption",
		"azurerm_logic_app_standard",
	] {
		fix.bare(app_https.deny) == {_finding(type, [], _plain)} with input as _app(type, {})
		fix.bare(app_https.deny) == {_finding(type, ["https_only"], _plain)} with input as _app(type, {"https_only": false})
	}
}

test_accepts_apps_that_redirect if {
	every value in [true, "true"] {
		app_https.deny == set() with input as _app("azurerm_linux_web_app", {"https_only": value})
		app_https.unknown == set() with input as _app("azurerm_linux_web_app", {"https_only": value})
	}
	app_https.deny == set() with input as _app("azurerm_static_web_app", {})
}

test_does_not_know_what_a_variable_says if {
	document := _app("azurerm_linux_web_app", {"https_only": "${var.https}"})
	app_https.deny == set() with input as document
	app_https.unknown == {_finding(
		"azurerm_linux_web_app",
		["https_only"],
		"https_only is known only when Terraform runs",
	)} with input as document
}

test_accepts_other_documents if {
	app_https.deny == set() with input as {"kind": "Pod"}
}
