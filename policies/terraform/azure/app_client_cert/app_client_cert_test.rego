package terraform.azure.app_client_cert_test

import data.terraform.azure.app_client_cert

_types := [
	"azurerm_app_service",
	"azurerm_linux_web_app",
	"azurerm_linux_web_app_slot",
	"azurerm_windows_web_app",
	"azurerm_windows_web_app_slot",
]

_module(type, body) := {"resource": {type: {"main": [body]}}}

_found(type, steps) := {{
	"message": "callers need no certificate",
	"at": array.concat(["resource", type, "main", 0], steps),
	"resource": concat(".", [type, "main"]),
}}

# Where something is found, and in which body.
_wrong := [
	[["client_certificate_enabled"], {"client_certificate_enabled": false}],
	[["client_certificate_enabled"], {"client_certificate_enabled": "false"}],
	[["client_cert_enabled"], {"client_cert_enabled": false}],
	[["client_cert_enabled"], {"client_cert_enabled": "false"}],
	[[], {}],
	[["client_certificate_enabled"], {"client_certificate_enabled": null}],
]

test_finds_what_is_wrong if {
	every type in _types {
		every example in _wrong {
			app_client_cert.deny == _found(type, example[0]) with input as _module(type, example[1])
		}
	}
}

_right := [
	{"client_certificate_enabled": true},
	{"client_certificate_enabled": "true"},
	{"client_cert_enabled": true},
	{"client_cert_enabled": "true"},
]

test_accepts_what_is_right if {
	every type in _types {
		every body in _right {
			app_client_cert.deny == set() with input as _module(type, body)
			app_client_cert.unknown == set() with input as _module(type, body)
		}
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"client_certificate_enabled": "${var.choice}"}
	every type in _types {
		app_client_cert.deny == set() with input as _module(type, body)
		app_client_cert.unknown == {{
			"message": "client_certificate_enabled is known only when Terraform runs",
			"at": array.concat(["resource", type, "main", 0], ["client_certificate_enabled"]),
			"resource": concat(".", [type, "main"]),
		}} with input as _module(type, body)
	}
}

test_accepts_other_documents_and_odd_shapes if {
	app_client_cert.deny == set() with input as {"kind": "Pod"}
	app_client_cert.unknown == set() with input as {"kind": "Pod"}
	app_client_cert.deny == set() with input as {"resource": {"azurerm_app_service": "odd"}}
}
