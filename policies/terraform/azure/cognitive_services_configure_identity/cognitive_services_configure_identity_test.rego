package terraform.azure.cognitive_services_configure_identity_test

import data.terraform.azure.cognitive_services_configure_identity

_types := ["azurerm_ai_services", "azurerm_cognitive_account"]

_module(type, body) := {"resource": {type: {"main": [body]}}}

_found(type, steps) := {{
	"message": "the service has no managed identity",
	"at": array.concat(["resource", type, "main", 0], steps),
	"resource": concat(".", [type, "main"]),
}}

# Where something is found, and in which body.
_wrong := [[["identity"], {"identity": []}], [[], {}], [["identity"], {"identity": null}]]

test_finds_what_is_wrong if {
	every type in _types {
		every example in _wrong {
			cognitive_services_configure_identity.deny == _found(type, example[0]) with input as _module(type, example[1])
		}
	}
}

_right := [{"identity": [{"type": "SystemAssigned"}]}]

test_accepts_what_is_right if {
	every type in _types {
		every body in _right {
			cognitive_services_configure_identity.deny == set() with input as _module(type, body)
			cognitive_services_configure_identity.unknown == set() with input as _module(type, body)
		}
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"identity": "${var.choice}"}
	every type in _types {
		cognitive_services_configure_identity.deny == set() with input as _module(type, body)
		cognitive_services_configure_identity.unknown == {{
			"message": "identity is known only when Terraform runs",
			"at": array.concat(["resource", type, "main", 0], ["identity"]),
			"resource": concat(".", [type, "main"]),
		}} with input as _module(type, body)
	}
}

test_accepts_other_documents_and_odd_shapes if {
	cognitive_services_configure_identity.deny == set() with input as {"kind": "Pod"}
	cognitive_services_configure_identity.unknown == set() with input as {"kind": "Pod"}
	cognitive_services_configure_identity.deny == set() with input as {"resource": {"azurerm_ai_services": "odd"}}
}
