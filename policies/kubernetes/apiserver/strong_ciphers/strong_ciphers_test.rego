package kubernetes.apiserver.strong_ciphers_test

import data.kubernetes.apiserver.strong_ciphers

_pod(arguments) := {"kind": "Pod", "spec": {"containers": [{
	"name": "main",
	"command": ["kube-apiserver"],
	"args": arguments,
}]}}

_finding(place, message) := {
	"message": sprintf("container \"main\" %s", [message]),
	"at": array.concat(["spec", "containers", 0, "args"], place),
}

test_finds_it_at_the_flag_or_at_all_flags if {
	every case_ in [
		[["--tls-cipher-suites=TLS_RSA_WITH_RC4_128_SHA"], [0], "offers weak ciphers: TLS_RSA_WITH_RC4_128_SHA"],
		[["--tls-cipher-suites=B", "--tls-cipher-suites=A,TLS_AES_128_GCM_SHA256"], [1], "offers weak ciphers: A, B"],
	] {
		strong_ciphers.deny == {_finding(case_[1], case_[2])} with input as _pod(case_[0])
	}
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
	web := {"name": "web", "image": "nginx", "args": ["--upstream", "kube-apiserver"]}
	strong_ciphers.deny == set() with input as {"kind": "Pod", "spec": {"containers": [web]}}
	strong_ciphers.deny == set() with input as {"kind": "ConfigMap", "data": {"command": "kube-apiserver"}}
}
