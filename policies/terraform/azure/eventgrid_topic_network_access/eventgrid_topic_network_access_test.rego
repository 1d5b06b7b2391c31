package terraform.azure.eventgrid_topic_network_access_test

import data.lib.fix
import data.terraform.azure.eventgrid_topic_network_access

_module(body) := {"resource": {"azurerm_eventgrid_topic": {"main": [body]}}}

_found(steps) := {{
	"message": "the topic answers on the public network",
	"at": array.concat(["resource", "azurerm_eventgrid_topic", "main", 0], steps),
	"resource": "azurerm_eventgrid_topic.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["public_network_access_enabled"], {"public_network_access_enabled": true}],
	[["public_network_access_enabled"], {"public_network_access_enabled": "true"}],
	[[], {}],
	[["public_network_access_enabled"], {"public_network_access_enabled": null}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		fix.bare(eventgrid_topic_network_access.deny) == _found(example[0]) with input as _module(example[1])
	}
}

_right := [{"public_network_access_enabled": false}, {"public_network_access_enabled": "false"}]

test_accepts_what_is_right if {
	every body in _right {
		eventgrid_topic_network_access.deny == set() with input as _module(body)
		eventgrid_topic_network_access.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"public_network_access_enabled": "${var.choice}"}
	eventgrid_topic_network_access.deny == set() with input as _module(body)
	eventgrid_topic_network_access.unknown == {{
		"message": "public_network_access_enabled is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_eventgrid_topic", "main", 0], ["public_network_access_enabled"]),
		"resource": "azurerm_eventgrid_topic.main",
	}} with input as _module(body)
}

test_accepts_other_documents_and_odd_shapes if {
	eventgrid_topic_network_access.deny == set() with input as {"kind": "Pod"}
	eventgrid_topic_network_access.unknown == set() with input as {"kind": "Pod"}
	eventgrid_topic_network_access.deny == set() with input as {"resource": {"azurerm_eventgrid_topic": "odd"}}
}
