package kubernetes.apiserver.anonymous_auth_test

import data.kubernetes.apiserver.anonymous_auth

_pod(arguments) := {"kind": "Pod", "spec": {"containers": [{
	"name": "main",
	"command": ["kube-apiserver"],
	"args": arguments,
}]}}

_finding(message, place) := {
	"message": sprintf("container \"main\" %s", [message]),
	"at": array.concat(["spec", "containers", 0, "args"], place),
}

test_finds_it if {
	anonymous_auth.deny == {_finding("answers anonymous requests", [0])} with input as _pod(["--anonymous-auth=true"])
	anonymous_auth.deny == {_finding("answers anonymous requests", [1])} with input as _pod(["--anonymous-auth=false", "--anonymous-auth=T"])
	anonymous_auth.deny == {_finding("answers anonymous requests", [1])} with input as _pod(["--v=2", "--anonymous-auth"])
	anonymous_auth.deny == {_finding("answers anonymous requests", [])} with input as _pod(["--v=2"])
}

test_accepts_what_is_right_or_not_known if {
	every arguments in [
		["--anonymous-auth=false"],
		["--anonymous-auth=true", "--anonymous-auth=0"],
		["--anonymous-auth=$(VALUE)"],
		["$(FLAGS)"],
		["--authentication-config=/etc/kubernetes/authn.yaml"],
	] {
		anonymous_auth.deny == set() with input as _pod(arguments)
	}
}

test_accepts_other_programs_and_kinds if {
	anonymous_auth.deny == set() with input as {"kind": "Pod", "spec": {"containers": [{"name": "web", "image": "nginx"}]}}
	anonymous_auth.deny == set() with input as {"kind": "ConfigMap", "data": {"command": "kube-apiserver"}}
}
