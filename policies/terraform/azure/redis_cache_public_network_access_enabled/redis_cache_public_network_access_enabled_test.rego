package terraform.azure.redis_cache_public_network_access_enabled_test

import data.lib.fix
import data.terraform.azure.redis_cache_public_network_access_enabled

_module(body) := {"resource": {"azurerm_redis_cache": {"main": [body]}}}

_found(steps) := {{
	"message": "the cache answers on the public network",
	"at": array.concat(["resource", "azurerm_redis_cache", "main", 0], steps),
	"resource": "azurerm_redis_cache.main",
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
		fix.bare(redis_cache_public_network_access_enabled.deny) == _found(example[0]) with input as _module(example[1])
	}
}

_right := [{"public_network_access_enabled": false}, {"public_network_access_enabled": "false"}]

test_accepts_what_is_right if {
	every body in _right {
		redis_cache_public_network_access_enabled.deny == set() with input as _module(body)
		redis_cache_public_network_access_enabled.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"public_network_access_enabled": "${var.choice}"}
	redis_cache_public_network_access_enabled.deny == set() with input as _module(body)
	redis_cache_public_network_access_enabled.unknown == {{
		"message": "public_network_access_enabled is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_redis_cache", "main", 0], ["public_network_access_enabled"]),
		"resource": "azurerm_redis_cache.main",
	}} with input as _module(body)
}

test_leaves_caches_in_a_subnet_out if {
	body := {"public_network_access_enabled": true, "subnet_id": "${azurerm_subnet.redis.id}"}
	redis_cache_public_network_access_enabled.deny == set() with input as _module(body)
	redis_cache_public_network_access_enabled.unknown == set() with input as _module(body)
	count(redis_cache_public_network_access_enabled.deny) == 1 with input as _module({"subnet_id": null})
	open := {"subnet_id": "${var.subnet}"}
	redis_cache_public_network_access_enabled.deny == set() with input as _module(open)
	count(redis_cache_public_network_access_enabled.unknown) == 1 with input as _module(open)
}

test_accepts_other_documents_and_odd_shapes if {
	redis_cache_public_network_access_enabled.deny == set() with input as {"kind": "Pod"}
	redis_cache_public_network_access_enabled.unknown == set() with input as {"kind": "Pod"}
	redis_cache_public_network_access_enabled.deny == set() with input as {"resource": {"azurerm_redis_cache": "odd"}}
}
