package terraform.azure.app_service_public_access_disabled_test

import data.lib.fix
import data.terraform.azure.app_service_public_access_disabled

_types := [
	"azurerm_linux_web_app",
	"azurerm_linux_web_app_slot",
	"azurerm_windows_web_app",
	"azurerm_windows_web_app_slot",
]

_module(type, body) := {"resource": {type: {"main": [body]}}}

_found(type, steps) := {{
	"message": "the web app answers on the public network",
	"at": array.concat(["resource", type, "main", 0], steps),
	"resource": concat(".", [type, "main"]),
}}

# Where something is found, and in which body.
_wrong := [
	[["public_network_access_enabled"], {"public_network_access_enabled": true}],
	[["public_network_access_enabled"], {"public_network_access_enabled": "true"}],
	[[], {}],
	[["public_network_access_enabled"], {"public_network_access_enabled": null}],
]

test_finds_what_is_wrong if {
	every type in _types {
		every example in _wrong {
			fix.bare(app_service_public_access_disabled.deny) == _found(type, example[0]) with input as _module(type, example[1])
		}
	}
}

_right := [{"public_network_access_enabled": false}, {"public_network_access_enabled": "false"}]

test_accepts_what_is_right if {
	every type in _types {
		every body in _right {
			app_service_public_access_disabled.deny == set() with input as _module(type, body)
			app_service_public_access_disabled.unknown == set() with input as _module(type, body)
		}
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"public_network_access_enabled": "${var.choice}"}
	every type in _types {
		app_service_public_access_disabled.deny == set() with input as _module(type, body)
		app_service_public_access_disabled.unknown == {{
			"message": "public_network_access_enabled is known only when Terraform runs",
			"at": array.concat(["resource", type, "main", 0], ["public_network_access_enabled"]),
			"resource": concat(".", [type, "main"]),
		}} with input as _module(type, body)
	}
}

test_accepts_other_documents_and_odd_shapes if {
	app_service_public_access_disabled.deny == set() with input as {"kind": "Pod"}
	app_service_public_access_disabled.unknown == set() with input as {"kind": "Pod"}
	app_service_public_access_disabled.deny == set() with input as {"resource": {"azurerm_linux_web_app": "odd"}}
}
