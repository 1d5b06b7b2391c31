package terraform.azure.storage_sync_public_access_disabled_test

import data.lib.fix
import data.terraform.azure.storage_sync_public_access_disabled

_module(body) := {"resource": {"azurerm_storage_sync": {"main": [body]}}}

_found(steps) := {{
	"message": "servers on the internet may synchronize",
	"at": array.concat(["resource", "azurerm_storage_sync", "main", 0], steps),
	"resource": "azurerm_storage_sync.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["incoming_traffic_policy"], {"incoming_traffic_policy": "AllowAllTraffic"}],
	[[], {}],
	[["incoming_traffic_policy"], {"incoming_traffic_policy": null}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		fix.bare(storage_sync_public_access_disabled.deny) == _found(example[0]) with input as _module(example[1])
	}
}

_right := [{"incoming_traffic_policy": "AllowVirtualNetworksOnly"}]

test_accepts_what_is_right if {
	every body in _right {
		storage_sync_public_access_disabled.deny == set() with input as _module(body)
		storage_sync_public_access_disabled.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"incoming_traffic_policy": "${var.choice}"}
	storage_sync_public_access_disabled.deny == set() with input as _module(body)
	storage_sync_public_access_disabled.unknown == {{
		"message": "incoming_traffic_policy is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_storage_sync", "main", 0], ["incoming_traffic_policy"]),
		"resource": "azurerm_storage_sync.main",
	}} with input as _module(body)
}

test_accepts_other_documents_and_odd_shapes if {
	storage_sync_public_access_disabled.deny == set() with input as {"kind": "Pod"}
	storage_sync_public_access_disabled.unknown == set() with input as {"kind": "Pod"}
	storage_sync_public_access_disabled.deny == set() with input as {"resource": {"azurerm_storage_sync": "odd"}}
}
