package kubernetes.resources_limits_test

import data.kubernetes.resources_limits

_pod(resources) := {"kind": "Pod", "spec": {"containers": [{"name": "web", "resources": resources}]}}

test_finds_what_is_missing_once_for_a_container if {
	every case_ in [
		[{}, "CPU and no limit of memory"],
		[{"limits": {"memory": "128Mi"}}, "CPU"],
		[{"limits": {"cpu": 1}, "requests": {"memory": "64Mi"}}, "memory"],
	] {
		resources_limits.deny == {{
			"message": sprintf("container \"web\" does not limit both CPU and memory: no limit of %s", [case_[1]]),
			"at": ["spec", "containers", 0, "resources"],
		}} with input as _pod(case_[0])
	}
	count(resources_limits.deny) == 1 with input as _pod(null)
}

test_accepts_both_limits if {
	both := {"cpu": "500m", "memory": "128Mi"}
	resources_limits.deny == set() with input as _pod({"limits": both})
	of_pod := {"kind": "Pod", "spec": {"resources": {"limits": both}, "containers": [{"name": "web"}]}}
	resources_limits.deny == set() with input as of_pod
	resources_limits.deny == set() with input as {"kind": "Pod", "spec": {"ephemeralContainers": [{"name": "debug"}]}}
	resources_limits.deny == set() with input as {"kind": "ConfigMap"}
}

test_does_not_know_what_is_filled_in_later if {
	resources_limits.deny == set() with input as _pod("${RESOURCES}")
	count(resources_limits.unknown) == 1 with input as _pod("${RESOURCES}")
}
