package terraform.azure.app_identity_test

import data.terraform.azure.app_identity

_types := [
	"azurerm_app_service",
	"azurerm_app_service_slot",
	"azurerm_linux_web_app",
	"azurerm_linux_web_app_slot",
	"azurerm_windows_web_app",
	"azurerm_windows_web_app_slot",
]

_module(type, body) := {"resource": {type: {"main": [body]}}}

_found(type, steps) := {{
	"message": "the app has no managed identity",
	"at": array.concat(["resource", type, "main", 0], steps),
	"resource": concat(".", [type, "main"]),
}}

# Where something is found, and in which body.
_wrong := [[["identity"], {"identity": []}], [[], {}], [["identity"], {"identity": null}]]

test_finds_what_is_wrong if {
	every type in _types {
		every example in _wrong {
			app_identity.deny == _found(type, example[0]) with input as _module(type, example[1])
		}
	}
}

_right := [
	{"identity": [{"type": "SystemAssigned"}]},
	{"identity": [{"type": "UserAssigned", "identity_ids": "12345"}]},
]

test_accepts_what_is_right if {
	every type in _types {
		every body in _right {
			app_identity.deny == set() with input as _module(type, body)
			app_identity.unknown == set() with input as _module(type, body)
		}
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"identity": "${var.choice}"}
	every type in _types {
		app_identity.deny == set() with input as _module(type, body)
		app_identity.unknown == {{
			"message": "identity is known only when Terraform runs",
			"at": array.concat(["resource", type, "main", 0], ["identity"]),
			"resource": concat(".", [type, "main"]),
		}} with input as _module(type, body)
	}
}

test_accepts_other_documents_and_odd_shapes if {
	app_identity.deny == set() with input as {"kind": "Pod"}
	app_identity.unknown == set() with input as {"kind": "Pod"}
	app_identity.deny == set() with input as {"resource": {"azurerm_app_service": "odd"}}
}
