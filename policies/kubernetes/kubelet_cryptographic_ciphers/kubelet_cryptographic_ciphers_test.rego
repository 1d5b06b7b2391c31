package kubernetes.kubelet_cryptographic_ciphers_test

import data.kubernetes.kubelet_cryptographic_ciphers

_pod(arguments) := {"kind": "Pod", "spec": {"containers": [{
	"name": "kubelet",
	"command": array.concat(["kubelet"], arguments),
}]}}

_file(rest) := object.union({"apiVersion": "kubelet.config.k8s.io/v1beta1", "kind": "KubeletConfiguration"}, rest)

_at(index) := ["spec", "containers", 0, "command", index]

test_finds_weak_suites if {
	kubelet_cryptographic_ciphers.deny == {{
		"message": "container \"kubelet\" offers weak ciphers: TLS_RSA_WITH_AES_128_CBC_SHA",
		"at": _at(1),
	}} with input as _pod(["--tls-cipher-suites=TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,TLS_RSA_WITH_AES_128_CBC_SHA"])
	kubelet_cryptographic_ciphers.deny == {{
		"message": "the kubelet offers weak ciphers: TLS_RSA_WITH_RC4_128_SHA",
		"at": ["tlsCipherSuites"],
	}} with input as _file({"tlsCipherSuites": ["TLS_AES_128_GCM_SHA256", "TLS_RSA_WITH_RC4_128_SHA"]})
}

test_accepts_others if {
	every arguments in [["--tls-cipher-suites=TLS_AES_128_GCM_SHA256"], ["--v=2"], ["--tls-cipher-suites=$(SUITES)"], ["--tls-cipher-suites="]] {
		kubelet_cryptographic_ciphers.deny == set() with input as _pod(arguments)
	}
	every rest in [
		{}, {"tlsCipherSuites": []}, {"tlsCipherSuites": null},
		{"tlsCipherSuites": ["TLS_RSA_WITH_AES_128_GCM_SHA256", "TLS_RSA_WITH_AES_256_GCM_SHA384"]},
	] {
		kubelet_cryptographic_ciphers.deny == set() with input as _file(rest)
	}
}
