package terraform.azure.app_ftps_test

import data.lib.fix
import data.terraform.azure.app_ftps

_app(type, body) := {"resource": {type: {"shop": [body]}}}

_found(type, steps) := {{
	"message": "deployments over FTP without encryption are accepted",
	"at": array.concat(["resource", type, "shop", 0], steps),
	"resource": concat(".", [type, "shop"]),
}}

_path := ["site_config", 0, "ftps_state"]

test_finds_plain_ftp_in_every_type if {
	every type in [
		"azurerm_app_service",
		"azurerm_linux_web_app",
		"azurerm_windows_function_app_slot",
		"azurerm_logic_app_standard",
	] {
		fix.bare(app_ftps.deny) == _found(type, _path) with input as _app(type, {"site_config": [{"ftps_state": "AllAllowed"}]})
	}
}

test_finds_old_types_of_which_nothing_is_said if {
	every type in ["azurerm_app_service", "azurerm_app_service_slot", "azurerm_function_app", "azurerm_logic_app_standard"] {
		fix.bare(app_ftps.deny) == _found(type, []) with input as _app(type, {})
		fix.bare(app_ftps.deny) == _found(type, ["site_config", 0]) with input as _app(type, {"site_config": [{}]})
		fix.bare(app_ftps.deny) == _found(type, _path) with input as _app(type, {"site_config": [{"ftps_state": null}]})
	}
}

test_accepts_types_of_today_of_which_nothing_is_said if {
	every body in [{}, {"site_config": [{}]}, {"site_config": [{"ftps_state": null}]}] {
		app_ftps.deny == set() with input as _app("azurerm_windows_web_app", body)
		app_ftps.unknown == set() with input as _app("azurerm_windows_web_app", body)
	}
}

test_accepts_encryption_and_nothing_at_all if {
	every state in ["FtpsOnly", "Disabled", "disabled"] {
		app_ftps.deny == set() with input as _app("azurerm_app_service", {"site_config": [{"ftps_state": state}]})
	}
}

test_does_not_know_what_a_variable_says if {
	document := _app("azurerm_linux_web_app", {"site_config": [{"ftps_state": "${var.ftps}"}]})
	app_ftps.deny == set() with input as document
	app_ftps.unknown == {{
		"message": "site_config.ftps_state is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_linux_web_app", "shop", 0], _path),
		"resource": "azurerm_linux_web_app.shop",
	}} with input as document
}

test_accepts_other_documents_and_odd_shapes if {
	app_ftps.deny == set() with input as {"kind": "Pod"}
	app_ftps.deny == set() with input as _app("azurerm_linux_web_app", {"site_config": [{"ftps_state": [1]}]})
}
