package kubernetes.default_security_context_test

import data.kubernetes.default_security_context

_pod(pod, containers) := {"kind": "Pod", "metadata": {"name": "web"}, "spec": object.union(pod, {"containers": containers})}

_security := {"securityContext": {"runAsNonRoot": true}}

_web := {"name": "web"}

_odd := [null, {}, [], "none", 1]

_of_pod := {"message": "Pod \"web\" runs with the default security context", "at": ["spec"]}

_of_container := {"message": "container \"web\" runs with the default security context", "at": ["spec", "containers", 0]}

test_finds_pods_and_containers_without_one if {
	default_security_context.deny == {_of_pod, _of_container} with input as _pod({}, [_web])
	default_security_context.deny == {_of_container} with input as _pod(_security, [_web])
	default_security_context.deny == {_of_pod} with input as _pod({}, [object.union(_web, _security)])
	every security in _odd {
		default_security_context.deny == {_of_pod} with input as _pod({"securityContext": security}, [object.union(_web, _security)])
	}
}

test_accepts_others if {
	default_security_context.deny == set() with input as _pod(_security, [object.union(_web, _security)])
	open := {"securityContext": "${SECURITY}"}
	default_security_context.deny == set() with input as _pod(open, [object.union(_web, open)])
	default_security_context.deny == set() with input as {"kind": "ConfigMap", "spec": {"containers": [_web]}}
}
