package terraform.azure.network_network_watcher_flow_disabled_test

import data.lib.fix
import data.terraform.azure.network_network_watcher_flow_disabled

_module(body) := {"resource": {"azurerm_network_watcher_flow_log": {"main": [body]}}}

_found(steps) := {{
	"message": "flows are not logged",
	"at": array.concat(["resource", "azurerm_network_watcher_flow_log", "main", 0], steps),
	"resource": "azurerm_network_watcher_flow_log.main",
}}

# Where something is found, and in which body.
_wrong := [[["enabled"], {"enabled": false}], [["enabled"], {"enabled": "false"}]]

test_finds_what_is_wrong if {
	every example in _wrong {
		fix.bare(network_network_watcher_flow_disabled.deny) == _found(example[0]) with input as _module(example[1])
	}
}

_right := [{"enabled": true}, {"enabled": "true"}, {}, {"enabled": null}]

test_accepts_what_is_right if {
	every body in _right {
		network_network_watcher_flow_disabled.deny == set() with input as _module(body)
		network_network_watcher_flow_disabled.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"enabled": "${var.choice}"}
	network_network_watcher_flow_disabled.deny == set() with input as _module(body)
	network_network_watcher_flow_disabled.unknown == {{
		"message": "enabled is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_network_watcher_flow_log", "main", 0], ["enabled"]),
		"resource": "azurerm_network_watcher_flow_log.main",
	}} with input as _module(body)
}

test_accepts_other_documents_and_odd_shapes if {
	network_network_watcher_flow_disabled.deny == set() with input as {"kind": "Pod"}
	network_network_watcher_flow_disabled.unknown == set() with input as {"kind": "Pod"}
	network_network_watcher_flow_disabled.deny == set() with input as {"resource": {"azurerm_network_watcher_flow_log": "odd"}}
}
