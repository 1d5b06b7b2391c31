package kubernetes.pod_security_context_test

import data.kubernetes.pod_security_context

_pod(pod, containers) := {"kind": "Pod", "metadata": {"name": "web"}, "spec": object.union(pod, {"containers": containers})}

_security := {"securityContext": {"runAsNonRoot": true}}

_web := {"name": "web"}

_odd := [null, {}, [], "none", 1]

_finding := {
	"message": "Pod \"web\" has no security context, and nor has container \"web\"",
	"at": ["spec"],
}

test_finds_pods_with_containers_that_say_nothing if {
	pod_security_context.deny == {_finding} with input as _pod({}, [_web])
	pod_security_context.deny == {_finding} with input as _pod({}, [object.union({"name": "api"}, _security), _web])
	every security in _odd {
		pod_security_context.deny == {_finding} with input as _pod({"securityContext": security}, [_web])
	}
}

test_accepts_a_word_of_the_pod_or_of_all_containers if {
	pod_security_context.deny == set() with input as _pod(_security, [_web])
	pod_security_context.deny == set() with input as _pod({}, [object.union(_web, _security)])
	pod_security_context.deny == set() with input as _pod({"securityContext": "${SECURITY}"}, [_web])
	pod_security_context.deny == set() with input as _pod({}, [])
	pod_security_context.deny == set() with input as {"kind": "ConfigMap", "spec": {"containers": [_web]}}
}
