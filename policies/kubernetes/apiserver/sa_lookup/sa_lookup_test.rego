package kubernetes.apiserver.sa_lookup_test

import data.kubernetes.apiserver.sa_lookup

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
	sa_lookup.deny == {_finding("accepts tokens of deleted service accounts", [0])} with input as _pod(["--service-account-lookup=false"])
	sa_lookup.deny == {_finding("accepts tokens of deleted service accounts", [1])} with input as _pod(["--service-account-lookup=true", "--service-account-lookup=F"])
}

test_accepts_what_is_right_or_not_known if {
	every arguments in [
		["--service-account-lookup=true"],
		["--service-account-lookup=false", "--service-account-lookup=1"],
		["--service-account-lookup=$(VALUE)"],
		["--v=2"],
		["--service-account-lookup"],
	] {
		sa_lookup.deny == set() with input as _pod(arguments)
	}
}

test_accepts_other_programs_and_kinds if {
	sa_lookup.deny == set() with input as {"kind": "Pod", "spec": {"containers": [{"name": "web", "image": "nginx"}]}}
	sa_lookup.deny == set() with input as {"kind": "ConfigMap", "data": {"command": "kube-apiserver"}}
}
