package terraform.azure.cognitive_services_enable_local_auth_test

import data.lib.fix
import data.terraform.azure.cognitive_services_enable_local_auth

_module(body) := {"resource": {"azurerm_cognitive_account": {"main": [body]}}}

_found(steps) := {{
	"message": "keys are accepted beside identities",
	"at": array.concat(["resource", "azurerm_cognitive_account", "main", 0], steps),
	"resource": "azurerm_cognitive_account.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["local_auth_enabled"], {"local_auth_enabled": true}],
	[["local_auth_enabled"], {"local_auth_enabled": "true"}],
	[[], {}],
	[["local_auth_enabled"], {"local_auth_enabled": null}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		fix.bare(cognitive_services_enable_local_auth.deny) == _found(example[0]) with input as _module(example[1])
	}
}

_right := [{"local_auth_enabled": false}, {"local_auth_enabled": "false"}]

test_accepts_what_is_right if {
	every body in _right {
		cognitive_services_enable_local_auth.deny == set() with input as _module(body)
		cognitive_services_enable_local_auth.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"local_auth_enabled": "${var.choice}"}
	cognitive_services_enable_local_auth.deny == set() with input as _module(body)
	cognitive_services_enable_local_auth.unknown == {{
		"message": "local_auth_enabled is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_cognitive_account", "main", 0], ["local_auth_enabled"]),
		"resource": "azurerm_cognitive_account.main",
	}} with input as _module(body)
}

test_accepts_other_documents_and_odd_shapes if {
	cognitive_services_enable_local_auth.deny == set() with input as {"kind": "Pod"}
	cognitive_services_enable_local_auth.unknown == set() with input as {"kind": "Pod"}
	cognitive_services_enable_local_auth.deny == set() with input as {"resource": {"azurerm_cognitive_account": "odd"}}
}
