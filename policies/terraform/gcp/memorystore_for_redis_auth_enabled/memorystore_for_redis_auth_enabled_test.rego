package terraform.gcp.memorystore_for_redis_auth_enabled_test

import data.lib.fix
import data.terraform.gcp.memorystore_for_redis_auth_enabled

_module(body) := {"resource": {"google_redis_instance": {"main": [body]}}}

_found(steps) := {{
	"message": "whoever reaches the instance may use it",
	"at": array.concat(["resource", "google_redis_instance", "main", 0], steps),
	"resource": "google_redis_instance.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["auth_enabled"], {"auth_enabled": false}],
	[["auth_enabled"], {"auth_enabled": "false"}],
	[[], {}],
	[["auth_enabled"], {"auth_enabled": null}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		fix.bare(memorystore_for_redis_auth_enabled.deny) == _found(example[0]) with input as _module(example[1])
	}
}

_right := [{"auth_enabled": true}, {"auth_enabled": "true"}]

test_accepts_what_is_right if {
	every body in _right {
		memorystore_for_redis_auth_enabled.deny == set() with input as _module(body)
		memorystore_for_redis_auth_enabled.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"auth_enabled": "${var.choice}"}
	memorystore_for_redis_auth_enabled.deny == set() with input as _module(body)
	memorystore_for_redis_auth_enabled.unknown == {{
		"message": "auth_enabled is known only when Terraform runs",
		"at": array.concat(["resource", "google_redis_instance", "main", 0], ["auth_enabled"]),
		"resource": "google_redis_instance.main",
	}} with input as _module(body)
}

test_accepts_other_documents_and_odd_shapes if {
	memorystore_for_redis_auth_enabled.deny == set() with input as {"kind": "Pod"}
	memorystore_for_redis_auth_enabled.unknown == set() with input as {"kind": "Pod"}
	memorystore_for_redis_auth_enabled.deny == set() with input as {"resource": {"google_redis_instance": "odd"}}
}
