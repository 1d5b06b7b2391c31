package kubernetes.container_security_context_test

import data.kubernetes.container_security_context

_pod(pod, containers) := {"kind": "Pod", "metadata": {"name": "web"}, "spec": object.union(pod, {"containers": containers})}

_security := {"securityContext": {"runAsNonRoot": true}}

_web := {"name": "web"}

_odd := [null, {}, [], "none", 1]

test_finds_containers_without_one if {
	container_security_context.deny == {{
		"message": "container \"web\" has no security context",
		"at": ["spec", "containers", 1],
	}} with input as _pod(_security, [object.union(_web, _security), _web])
	every security in _odd {
		count(container_security_context.deny) == 1 with input as _pod({}, [{"name": "web", "securityContext": security}])
	}
}

test_accepts_containers_with_one if {
	container_security_context.deny == set() with input as _pod({}, [object.union(_web, _security)])
	container_security_context.deny == set() with input as _pod({}, [{"name": "web", "securityContext": "${SECURITY}"}])
	container_security_context.deny == set() with input as {"kind": "ConfigMap", "spec": {"containers": [_web]}}
}
