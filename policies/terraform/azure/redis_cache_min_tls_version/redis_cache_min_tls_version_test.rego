package terraform.azure.redis_cache_min_tls_version_test

import data.lib.fix
import data.terraform.azure.redis_cache_min_tls_version

_module(body) := {"resource": {"azurerm_redis_cache": {"main": [body]}}}

_found(steps) := {{
	"message": "connections with old versions of TLS are accepted",
	"at": array.concat(["resource", "azurerm_redis_cache", "main", 0], steps),
	"resource": "azurerm_redis_cache.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["minimum_tls_version"], {"minimum_tls_version": "1.0"}],
	[["minimum_tls_version"], {"minimum_tls_version": "1.1"}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		fix.bare(redis_cache_min_tls_version.deny) == _found(example[0]) with input as _module(example[1])
	}
}

_right := [{"minimum_tls_version": "1.2"}, {}, {"minimum_tls_version": null}]

test_accepts_what_is_right if {
	every body in _right {
		redis_cache_min_tls_version.deny == set() with input as _module(body)
		redis_cache_min_tls_version.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"minimum_tls_version": "${var.choice}"}
	redis_cache_min_tls_version.deny == set() with input as _module(body)
	redis_cache_min_tls_version.unknown == {{
		"message": "minimum_tls_version is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_redis_cache", "main", 0], ["minimum_tls_version"]),
		"resource": "azurerm_redis_cache.main",
	}} with input as _module(body)
}

test_knows_the_default_of_old_providers if {
	every version, number in {"~> 2.0": 1, "~> 3.0": 0, "~> 4.0": 0} {
		module := object.union(_module({}), {"terraform": [{"required_providers": [{"azurerm": {"version": version}}]}]})
		count(redis_cache_min_tls_version.deny) == number with input as module
	}
}

test_accepts_other_documents_and_odd_shapes if {
	redis_cache_min_tls_version.deny == set() with input as {"kind": "Pod"}
	redis_cache_min_tls_version.unknown == set() with input as {"kind": "Pod"}
	redis_cache_min_tls_version.deny == set() with input as {"resource": {"azurerm_redis_cache": "odd"}}
}
