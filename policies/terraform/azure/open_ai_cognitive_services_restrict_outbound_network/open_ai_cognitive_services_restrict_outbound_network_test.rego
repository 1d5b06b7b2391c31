package terraform.azure.open_ai_cognitive_services_restrict_outbound_network_test

import data.lib.fix
import data.terraform.azure.open_ai_cognitive_services_restrict_outbound_network

_module(body) := {"resource": {"azurerm_cognitive_account": {"main": [body]}}}

_found(steps) := {{
	"message": "the service may call everywhere",
	"at": array.concat(["resource", "azurerm_cognitive_account", "main", 0], steps),
	"resource": "azurerm_cognitive_account.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["outbound_network_access_restricted"], {"kind": "OpenAI", "outbound_network_access_restricted": false}],
	[["outbound_network_access_restricted"], {"kind": "OpenAI", "outbound_network_access_restricted": "false"}],
	[[], {"kind": "OpenAI"}],
	[["outbound_network_access_restricted"], {"kind": "OpenAI", "outbound_network_access_restricted": null}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		fix.bare(open_ai_cognitive_services_restrict_outbound_network.deny) == _found(example[0]) with input as _module(example[1])
	}
}

_right := [
	{"kind": "OpenAI", "outbound_network_access_restricted": true},
	{"kind": "OpenAI", "outbound_network_access_restricted": "true"},
]

test_accepts_what_is_right if {
	every body in _right {
		open_ai_cognitive_services_restrict_outbound_network.deny == set() with input as _module(body)
		open_ai_cognitive_services_restrict_outbound_network.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"kind": "OpenAI", "outbound_network_access_restricted": "${var.choice}"}
	open_ai_cognitive_services_restrict_outbound_network.deny == set() with input as _module(body)
	open_ai_cognitive_services_restrict_outbound_network.unknown == {{
		"message": "outbound_network_access_restricted is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_cognitive_account", "main", 0], ["outbound_network_access_restricted"]),
		"resource": "azurerm_cognitive_account.main",
	}} with input as _module(body)
}

test_accepts_other_documents_and_odd_shapes if {
	open_ai_cognitive_services_restrict_outbound_network.deny == set() with input as {"kind": "Pod"}
	open_ai_cognitive_services_restrict_outbound_network.unknown == set() with input as {"kind": "Pod"}
	open_ai_cognitive_services_restrict_outbound_network.deny == set() with input as {"resource": {"azurerm_cognitive_account": "odd"}}
}
