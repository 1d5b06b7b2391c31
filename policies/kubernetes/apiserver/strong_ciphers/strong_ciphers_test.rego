package kubernetes.apiserver.strong_ciphers_test

import data.kubernetes.apiserver.strong_ciphers

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
	strong_ciphers.deny == {_finding("offers weak ciphers: TLS_RSA_WITH_AES_128_GCM_SHA256", [0])} with input as _pod(["--tls-cipher-suites=TLS_RSA_WITH_AES_128_GCM_SHA256,TLS_AES_128_GCM_SHA256"])
	strong_ciphers.deny == {_finding("offers weak ciphers: TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA, TLS_ECDHE_RSA_WITH_RC4_128_SHA", [2])} with input as _pod(["--v=2", "--tls-cipher-suites=TLS_ECDHE_RSA_WITH_RC4_128_SHA", "--tls-cipher-suites=TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA"])
}

test_accepts_what_is_right_or_not_known if {
	every arguments in [
		["--v=2"],
		["--tls-cipher-suites=TLS_AES_128_GCM_SHA256,TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"],
		["--tls-cipher-suites=$(SUITES)"],
	] {
		strong_ciphers.deny == set() with input as _pod(arguments)
	}
}

test_accepts_other_programs_and_kinds if {
	strong_ciphers.deny == set() with input as {"kind": "Pod", "spec": {"containers": [{"name": "web", "image": "nginx"}]}}
	strong_ciphers.deny == set() with input as {"kind": "ConfigMap", "data": {"command": "kube-apiserver"}}
}
