package kubernetes.resources_cpu_limit_and_request_test

import data.kubernetes.resources_cpu_limit_and_request

_pod(resources) := {"kind": "Pod", "spec": {"containers": [{"name": "web", "resources": resources}]}}

test_finds_what_is_missing_once_for_a_container if {
	every case_ in [
		[{}, "request and no limit"],
		[{"requests": {"cpu": "500m"}}, "limit"],
		[{"limits": {"other": 1}}, "request and no limit"],
	] {
		resources_cpu_limit_and_request.deny == {{
			"message": sprintf("container \"web\" does not set both a request and a limit of CPU: no %s", [case_[1]]),
			"at": ["spec", "containers", 0, "resources"],
		}} with input as _pod(case_[0])
	}
	count(resources_cpu_limit_and_request.deny) == 1 with input as _pod(null)
}

test_accepts_a_limit_that_stands_for_the_request if {
	resources_cpu_limit_and_request.deny == set() with input as _pod({"limits": {"cpu": "500m"}})
	resources_cpu_limit_and_request.deny == set() with input as _pod({"limits": {"cpu": "500m"}, "requests": {"cpu": 1}})
	of_pod := {"kind": "Pod", "spec": {"resources": {"limits": {"cpu": 1}}, "containers": [{"name": "web"}]}}
	resources_cpu_limit_and_request.deny == set() with input as of_pod
	resources_cpu_limit_and_request.deny == set() with input as {"kind": "Pod", "spec": {"ephemeralContainers": [{"name": "debug"}]}}
	resources_cpu_limit_and_request.deny == set() with input as {"kind": "ConfigMap"}
}

test_does_not_know_what_is_filled_in_later if {
	resources_cpu_limit_and_request.deny == set() with input as _pod("${RESOURCES}")
	count(resources_cpu_limit_and_request.unknown) > 0 with input as _pod("${RESOURCES}")
}
