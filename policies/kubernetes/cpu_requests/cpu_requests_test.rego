package kubernetes.cpu_requests_test

import data.kubernetes.cpu_requests
import data.lib.fix

_pod(container) := {"kind": "Pod", "spec": {"containers": [container]}}

_finding(path) := {
	"message": "container \"web\" has no CPU request",
	"at": array.concat(["spec", "containers", 0], path),
}

test_finds_containers_without_a_request if {
	fix.bare(cpu_requests.deny) == {_finding([])} with input as _pod({"name": "web"})
	fix.bare(cpu_requests.deny) == {_finding(["resources"])} with input as _pod({"name": "web", "resources": {"requests": null}})
	fix.bare(cpu_requests.deny) == {_finding(["resources", "requests"])} with input as _pod({
		"name": "web",
		"resources": {"requests": {"ephemeral-storage": "1Gi"}},
	})
}

test_finds_init_containers_without_a_request if {
	fix.bare(cpu_requests.deny) == {{
		"message": "init container \"setup\" has no CPU request",
		"at": ["spec", "initContainers", 0],
	}} with input as {"kind": "Pod", "spec": {"initContainers": [{"name": "setup"}]}}
}

test_accepts_requests if {
	cpu_requests.deny == set() with input as _pod({"name": "web", "resources": {"requests": {"cpu": "250m"}}})
	cpu_requests.deny == set() with input as _pod({"name": "web", "resources": {"requests": {"cpu": 1}}})
}

test_accepts_limits_that_stand_for_requests if {
	cpu_requests.deny == set() with input as _pod({"name": "web", "resources": {"limits": {"cpu": "250m"}}})
}

test_accepts_requests_of_the_pod if {
	every field in ["limits", "requests"] {
		cpu_requests.deny == set() with input as {
			"kind": "Pod",
			"spec": {"resources": {field: {"cpu": "250m"}}, "containers": [{"name": "web"}]},
		}
	}
}

test_accepts_other_kinds if {
	cpu_requests.deny == set() with input as {"kind": "LimitRange", "spec": {"limits": []}}
}
