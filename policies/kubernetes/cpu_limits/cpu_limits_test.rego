package kubernetes.cpu_limits_test

import data.kubernetes.cpu_limits
import data.lib.fix

_pod(container) := {"kind": "Pod", "spec": {"containers": [container]}}

_message := "container \"web\" has no CPU limit"

test_finds_containers_without_a_limit if {
	fix.bare(cpu_limits.deny) == {{"message": _message, "at": ["spec", "containers", 0]}} with input as _pod({"name": "web"})
}

test_names_the_nearest_place_that_exists if {
	at := ["spec", "containers", 0, "resources"]
	fix.bare(cpu_limits.deny) == {{"message": _message, "at": at}} with input as _pod({
		"name": "web",
		"resources": {"requests": {"cpu": "100m"}},
	})
	fix.bare(cpu_limits.deny) == {{"message": _message, "at": array.concat(at, ["limits"])}} with input as _pod({
		"name": "web",
		"resources": {"limits": {"memory": "64Mi"}},
	})
}

test_accepts_a_limit_of_the_container if {
	cpu_limits.deny == set() with input as _pod({"name": "web", "resources": {"limits": {"cpu": 1}}})
}

test_accepts_a_limit_of_the_pod if {
	cpu_limits.deny == set() with input as {
		"kind": "Pod",
		"spec": {"resources": {"limits": {"cpu": "2"}}, "containers": [{"name": "web"}]},
	}
}

test_accepts_other_kinds if {
	cpu_limits.deny == set() with input as {"kind": "LimitRange", "spec": {"limits": []}}
}
