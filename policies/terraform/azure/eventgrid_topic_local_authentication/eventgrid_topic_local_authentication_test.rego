package terraform.azure.eventgrid_topic_local_authentication_test

import data.lib.fix
import data.terraform.azure.eventgrid_topic_local_authentication

_module(body) := {"resource": {"azurerm_eventgrid_topic": {"main": [body]}}}

_found(steps) := {{
	"message": "keys are accepted beside identities",
	"at": array.concat(["resource", "azurerm_eventgrid_topic", "main", 0], steps),
	"resource": "azurerm_eventgrid_topic.main",
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
		fix.bare(eventgrid_topic_local_authentication.deny) == _found(example[0]) with input as _module(example[1])
	}
}

_right := [{"local_auth_enabled": false}, {"local_auth_enabled": "false"}]

test_accepts_what_is_right if {
	every body in _right {
		eventgrid_topic_local_authentication.deny == set() with input as _module(body)
		eventgrid_topic_local_authentication.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"local_auth_enabled": "${var.choice}"}
	eventgrid_topic_local_authentication.deny == set() with input as _module(body)
	eventgrid_topic_local_authentication.unknown == {{
		"message": "local_auth_enabled is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_eventgrid_topic", "main", 0], ["local_auth_enabled"]),
		"resource": "azurerm_eventgrid_topic.main",
	}} with input as _module(body)
}

test_accepts_other_documents_and_odd_shapes if {
	eventgrid_topic_local_authentication.deny == set() with input as {"kind": "Pod"}
	eventgrid_topic_local_authentication.unknown == set() with input as {"kind": "Pod"}
	eventgrid_topic_local_authentication.deny == set() with input as {"resource": {"azurerm_eventgrid_topic": "odd"}}
}
