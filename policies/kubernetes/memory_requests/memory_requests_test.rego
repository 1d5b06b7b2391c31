package kubernetes.memory_requests_test

import data.kubernetes.memory_requests
import data.lib.fix

_pod(container) := {"kind": "Pod", "spec": {"containers": [container]}}

_finding(path) := {
	"message": "container \"web\" has no memory request",
	"at": array.concat(["spec", "containers", 0], path),
}

test_finds_containers_without_a_request if {
	fix.bare(memory_requests.deny) == {_finding([])} with input as _pod({"name": "web"})
	fix.bare(memory_requests.deny) == {_finding(["resources"])} with input as _pod({"name": "web", "resources": {"requests": null}})
	fix.bare(memory_requests.deny) == {_finding(["resources", "requests"])} with input as _pod({
		"name": "web",
		"resources": {"requests": {"ephemeral-storage": "1Gi"}},
	})
}

test_finds_init_containers_without_a_request if {
	fix.bare(memory_requests.deny) == {{
		"message": "init container \"setup\" has no memory request",
		"at": ["spec", "initContainers", 0],
	}} with input as {"kind": "Pod", "spec": {"initContainers": [{"name": "setup"}]}}
}

test_accepts_requests if {
	memory_requests.deny == set() with input as _pod({"name": "web", "resources": {"requests": {"memory": "64Mi"}}})
	memory_requests.deny == set() with input as _pod({"name": "web", "resources": {"requests": {"memory": 1}}})
}

test_accepts_limits_that_stand_for_requests if {
	memory_requests.deny == set() with input as _pod({"name": "web", "resources": {"limits": {"memory": "64Mi"}}})
}

test_accepts_requests_of_the_pod if {
	every field in ["limits", "requests"] {
		memory_requests.deny == set() with input as {
			"kind": "Pod",
			"spec": {"resources": {field: {"memory": "64Mi"}}, "containers": [{"name": "web"}]},
		}
	}
}

test_accepts_other_kinds if {
	memory_requests.deny == set() with input as {"kind": "LimitRange", "spec": {"limits": []}}
}
