package terraform.azure.pubsub_specify_identity_test

import data.terraform.azure.pubsub_specify_identity

_module(body) := {"resource": {"azurerm_web_pubsub": {"main": [body]}}}

_found(steps) := {{
	"message": "the service has no managed identity",
	"at": array.concat(["resource", "azurerm_web_pubsub", "main", 0], steps),
	"resource": "azurerm_web_pubsub.main",
}}

# Where something is found, and in which body.
_wrong := [[["identity"], {"identity": []}], [[], {}], [["identity"], {"identity": null}]]

test_finds_what_is_wrong if {
	every example in _wrong {
		pubsub_specify_identity.deny == _found(example[0]) with input as _module(example[1])
	}
}

_right := [{"identity": [{"type": "SystemAssigned"}]}]

test_accepts_what_is_right if {
	every body in _right {
		pubsub_specify_identity.deny == set() with input as _module(body)
		pubsub_specify_identity.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"identity": "${var.choice}"}
	pubsub_specify_identity.deny == set() with input as _module(body)
	pubsub_specify_identity.unknown == {{
		"message": "identity is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_web_pubsub", "main", 0], ["identity"]),
		"resource": "azurerm_web_pubsub.main",
	}} with input as _module(body)
}

test_accepts_other_documents_and_odd_shapes if {
	pubsub_specify_identity.deny == set() with input as {"kind": "Pod"}
	pubsub_specify_identity.unknown == set() with input as {"kind": "Pod"}
	pubsub_specify_identity.deny == set() with input as {"resource": {"azurerm_web_pubsub": "odd"}}
}
