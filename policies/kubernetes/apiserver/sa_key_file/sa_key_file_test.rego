package kubernetes.apiserver.sa_key_file_test

import data.kubernetes.apiserver.sa_key_file

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
	sa_key_file.deny == {_finding("runs without --service-account-key-file", [])} with input as _pod(["--v=2"])
	sa_key_file.deny == {_finding("runs without --service-account-key-file", [])} with input as _pod(["--service-account-key-file="])
}

test_accepts_what_is_right_or_not_known if {
	every arguments in [
		["--service-account-key-file=/pki/service-account-key-file"],
		["--service-account-key-file", "/pki/service-account-key-file"],
		["$(FLAGS)"],
		["--service-account-signing-endpoint=@signer"],
	] {
		sa_key_file.deny == set() with input as _pod(arguments)
	}
}

test_accepts_other_programs_and_kinds if {
	sa_key_file.deny == set() with input as {"kind": "Pod", "spec": {"containers": [{"name": "web", "image": "nginx"}]}}
	sa_key_file.deny == set() with input as {"kind": "ConfigMap", "data": {"command": "kube-apiserver"}}
}
