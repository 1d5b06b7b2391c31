package kubernetes.apiserver.token_auth_file_test

import data.kubernetes.apiserver.token_auth_file

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
	token_auth_file.deny == {_finding("accepts tokens from a file", [0])} with input as _pod(["--token-auth-file=/etc/tokens.csv"])
	token_auth_file.deny == {_finding("accepts tokens from a file", [1])} with input as _pod(["--v=2", "--token-auth-file", "/etc/tokens.csv"])
}

test_accepts_what_is_right_or_not_known if {
	every arguments in [
		["--v=2"],
		["--token-auth-file="],
		["--enable-bootstrap-token-auth=true"],
	] {
		token_auth_file.deny == set() with input as _pod(arguments)
	}
}

test_accepts_other_programs_and_kinds if {
	token_auth_file.deny == set() with input as {"kind": "Pod", "spec": {"containers": [{"name": "web", "image": "nginx"}]}}
	token_auth_file.deny == set() with input as {"kind": "ConfigMap", "data": {"command": "kube-apiserver"}}
}
