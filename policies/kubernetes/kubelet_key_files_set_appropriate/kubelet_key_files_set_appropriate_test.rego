package kubernetes.kubelet_key_files_set_appropriate_test

import data.kubernetes.kubelet_key_files_set_appropriate

_pod(arguments) := {"kind": "Pod", "spec": {"containers": [{
	"name": "kubelet",
	"command": array.concat(["kubelet"], arguments),
}]}}

_file(rest) := object.union({"apiVersion": "kubelet.config.k8s.io/v1beta1", "kind": "KubeletConfiguration"}, rest)

_at(index) := ["spec", "containers", 0, "command", index]

test_finds_one_without_the_other if {
	kubelet_key_files_set_appropriate.deny == {{
		"message": "container \"kubelet\" has a certificate, and no private key",
		"at": _at(1),
	}} with input as _pod(["--tls-cert-file=kubelet.pem"])
	kubelet_key_files_set_appropriate.deny == {{
		"message": "the kubelet has a private key, and no certificate",
		"at": ["tlsPrivateKeyFile"],
	}} with input as _file({"tlsPrivateKeyFile": "kubelet.key", "tlsCertFile": ""})
}

test_accepts_others if {
	every arguments in [
		["--tls-cert-file=kubelet.pem", "--tls-private-key-file=kubelet.key"], ["--v=2"], ["--tls-cert-file="],
		["--tls-cert-file=kubelet.pem", "$(FLAGS)"], ["--tls-cert-file=kubelet.pem", "--config=kubelet.yaml"],
	] {
		kubelet_key_files_set_appropriate.deny == set() with input as _pod(arguments)
	}
	both := {"tlsCertFile": "kubelet.pem", "tlsPrivateKeyFile": "kubelet.key"}
	kubelet_key_files_set_appropriate.deny == set() with input as _file(both)
	kubelet_key_files_set_appropriate.deny == set() with input as _file({})
}
