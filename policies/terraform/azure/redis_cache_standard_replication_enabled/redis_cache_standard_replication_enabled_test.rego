package terraform.azure.redis_cache_standard_replication_enabled_test

import data.terraform.azure.redis_cache_standard_replication_enabled

_module(body) := {"resource": {"azurerm_redis_cache": {"main": [body]}}}

_found(steps) := {{
	"message": "the cache runs on one machine",
	"at": array.concat(["resource", "azurerm_redis_cache", "main", 0], steps),
	"resource": "azurerm_redis_cache.main",
}}

# Where something is found, and in which body.
_wrong := [[["sku_name"], {"sku_name": "Basic"}]]

test_finds_what_is_wrong if {
	every example in _wrong {
		redis_cache_standard_replication_enabled.deny == _found(example[0]) with input as _module(example[1])
	}
}

_right := [{"sku_name": "Standard"}, {"sku_name": "Premium"}, {}, {"sku_name": null}]

test_accepts_what_is_right if {
	every body in _right {
		redis_cache_standard_replication_enabled.deny == set() with input as _module(body)
		redis_cache_standard_replication_enabled.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"sku_name": "${var.choice}"}
	redis_cache_standard_replication_enabled.deny == set() with input as _module(body)
	redis_cache_standard_replication_enabled.unknown == {{
		"message": "sku_name is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_redis_cache", "main", 0], ["sku_name"]),
		"resource": "azurerm_redis_cache.main",
	}} with input as _module(body)
}

test_accepts_other_documents_and_odd_shapes if {
	redis_cache_standard_replication_enabled.deny == set() with input as {"kind": "Pod"}
	redis_cache_standard_replication_enabled.unknown == set() with input as {"kind": "Pod"}
	redis_cache_standard_replication_enabled.deny == set() with input as {"resource": {"azurerm_redis_cache": "odd"}}
}
