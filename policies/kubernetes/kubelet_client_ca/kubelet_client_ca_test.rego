package kubernetes.kubelet_client_ca_test

import data.kubernetes.kubelet_client_ca

_pod(arguments) := {"kind": "Pod", "spec": {"containers": [{
	"name": "kubelet",
	"command": array.concat(["kubelet"], arguments),
}]}}

_file(rest) := object.union({"apiVersion": "kubelet.config.k8s.io/v1beta1", "kind": "KubeletConfiguration"}, rest)

_at(index) := ["spec", "containers", 0, "command", index]

test_finds_kubelets_without_it if {
	every arguments in [["--v=2"], ["--root-ca-file=ca.pem"], ["--client-ca-file="]] {
		kubelet_client_ca.deny == {{
			"message": "container \"kubelet\" runs a kubelet without --client-ca-file",
			"at": ["spec", "containers", 0, "command"],
		}} with input as _pod(arguments)
	}
}

test_accepts_others if {
	every arguments in [["--client-ca-file=/pki/ca.crt"], ["--config=/etc/kubelet.yaml"], ["$(FLAGS)"], ["--client-ca-file=$(CA)"]] {
		kubelet_client_ca.deny == set() with input as _pod(arguments)
	}
	kubelet_client_ca.deny == set() with input as _file({})
	_at(0) == ["spec", "containers", 0, "command", 0]
}
