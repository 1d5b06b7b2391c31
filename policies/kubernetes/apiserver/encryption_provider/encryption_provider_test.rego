package kubernetes.apiserver.encryption_provider_test

import data.kubernetes.apiserver.encryption_provider

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
	encryption_provider.deny == {_finding("runs without --encryption-provider-config", [])} with input as _pod(["--v=2"])
	encryption_provider.deny == {_finding("runs without --encryption-provider-config", [])} with input as _pod(["--encryption-provider-config="])
}

test_accepts_what_is_right_or_not_known if {
	every arguments in [
		["--encryption-provider-config=/pki/encryption-provider-config"],
		["--encryption-provider-config", "/pki/encryption-provider-config"],
		["$(FLAGS)"],
	] {
		encryption_provider.deny == set() with input as _pod(arguments)
	}
}

test_accepts_other_programs_and_kinds if {
	encryption_provider.deny == set() with input as {"kind": "Pod", "spec": {"containers": [{"name": "web", "image": "nginx"}]}}
	encryption_provider.deny == set() with input as {"kind": "ConfigMap", "data": {"command": "kube-apiserver"}}
}
