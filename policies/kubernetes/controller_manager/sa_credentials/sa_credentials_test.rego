package kubernetes.controller_manager.sa_credentials_test

import data.kubernetes.controller_manager.sa_credentials

_pod(arguments) := {"kind": "Pod", "spec": {"containers": [{
	"name": "main",
	"command": ["kube-controller-manager"],
	"args": arguments,
}]}}

_finding(message, place) := {
	"message": sprintf("container \"main\" %s", [message]),
	"at": array.concat(["spec", "containers", 0, "args"], place),
}

test_finds_it if {
	sa_credentials.deny == {_finding("runs all controllers with one account", [0])} with input as _pod(["--use-service-account-credentials=false"])
	sa_credentials.deny == {_finding("runs all controllers with one account", [1])} with input as _pod(["--use-service-account-credentials=true", "--use-service-account-credentials=F"])
	sa_credentials.deny == {_finding("runs all controllers with one account", [])} with input as _pod(["--v=2"])
}

test_accepts_what_is_right_or_not_known if {
	every arguments in [
		["--use-service-account-credentials=true"],
		["--use-service-account-credentials=false", "--use-service-account-credentials=1"],
		["--use-service-account-credentials=$(VALUE)"],
		["$(FLAGS)"],
		["--use-service-account-credentials"],
	] {
		sa_credentials.deny == set() with input as _pod(arguments)
	}
}

test_accepts_other_programs_and_kinds if {
	sa_credentials.deny == set() with input as {"kind": "Pod", "spec": {"containers": [{"name": "web", "image": "nginx"}]}}
	sa_credentials.deny == set() with input as {"kind": "ConfigMap", "data": {"command": "kube-controller-manager"}}
}
