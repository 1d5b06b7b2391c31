package terraform.azure.azure_spring_cloud_tls_disabled_test

import data.lib.fix
import data.terraform.azure.azure_spring_cloud_tls_disabled

_module(body) := {"resource": {"azurerm_spring_cloud_app": {"main": [body]}}}

_found(steps) := {{
	"message": "traffic to the app is not encrypted within the service",
	"at": array.concat(["resource", "azurerm_spring_cloud_app", "main", 0], steps),
	"resource": "azurerm_spring_cloud_app.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["tls_enabled"], {"tls_enabled": false}],
	[["tls_enabled"], {"tls_enabled": "false"}],
	[[], {}],
	[["tls_enabled"], {"tls_enabled": null}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		fix.bare(azure_spring_cloud_tls_disabled.deny) == _found(example[0]) with input as _module(example[1])
	}
}

_right := [{"tls_enabled": true}, {"tls_enabled": "true"}]

test_accepts_what_is_right if {
	every body in _right {
		azure_spring_cloud_tls_disabled.deny == set() with input as _module(body)
		azure_spring_cloud_tls_disabled.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"tls_enabled": "${var.choice}"}
	azure_spring_cloud_tls_disabled.deny == set() with input as _module(body)
	azure_spring_cloud_tls_disabled.unknown == {{
		"message": "tls_enabled is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_spring_cloud_app", "main", 0], ["tls_enabled"]),
		"resource": "azurerm_spring_cloud_app.main",
	}} with input as _module(body)
}

test_accepts_other_documents_and_odd_shapes if {
	azure_spring_cloud_tls_disabled.deny == set() with input as {"kind": "Pod"}
	azure_spring_cloud_tls_disabled.unknown == set() with input as {"kind": "Pod"}
	azure_spring_cloud_tls_disabled.deny == set() with input as {"resource": {"azurerm_spring_cloud_app": "odd"}}
}
