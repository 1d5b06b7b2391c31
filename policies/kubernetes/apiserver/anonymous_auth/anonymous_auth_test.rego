package kubernetes.apiserver.anonymous_auth_test

import data.kubernetes.apiserver.anonymous_auth

_pod(arguments) := {"kind": "Pod", "spec": {"containers": [{
	"name": "main",
	"command": ["kube-apiserver"],
	"args": arguments,
}]}}

_finding(place) := {
	"message": "container \"main\" answers anonymous requests",
	"at": array.concat(["spec", "containers", 0, "args"], place),
}

test_finds_it_at_the_flag_or_at_all_flags if {
	every case_ in [
		[["--anonymous-auth=true"], [0]],
		[["--anonymous-auth=false", "--anonymous-auth=T"], [1]],
		[["--v=2", "--anonymous-auth"], [1]],
		[["--v=2"], []],
	] {
		anonymous_auth.deny == {_finding(case_[1])} with input as _pod(case_[0])
	}
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
	web := {"name": "web", "image": "nginx", "args": ["--upstream", "kube-apiserver"]}
	anonymous_auth.deny == set() with input as {"kind": "Pod", "spec": {"containers": [web]}}
	anonymous_auth.deny == set() with input as {"kind": "ConfigMap", "data": {"command": "kube-apiserver"}}
}

_file(anonymous) := {
	"apiVersion": "apiserver.config.k8s.io/v1beta1",
	"kind": "AuthenticationConfiguration",
	"anonymous": anonymous,
}

test_finds_it_in_configuration_files if {
	found := {{"message": "API server answers anonymous requests", "at": ["anonymous", "enabled"]}}
	anonymous_auth.deny == found with input as _file({"enabled": true})
	anonymous_auth.deny == found with input as _file({"enabled": true, "conditions": []})
	anonymous_auth.deny == set() with input as _file({"enabled": false})
	anonymous_auth.deny == set() with input as _file({"enabled": true, "conditions": [{"path": "/livez"}]})
	anonymous_auth.deny == set() with input as _file(null)
}
