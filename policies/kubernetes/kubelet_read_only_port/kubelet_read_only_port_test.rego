package kubernetes.kubelet_read_only_port_test

import data.kubernetes.kubelet_read_only_port

_pod(arguments) := {"kind": "Pod", "spec": {"containers": [{
	"name": "kubelet",
	"command": array.concat(["kubelet"], arguments),
}]}}

_file(rest) := object.union({"apiVersion": "kubelet.config.k8s.io/v1beta1", "kind": "KubeletConfiguration"}, rest)

_at(index) := ["spec", "containers", 0, "command", index]

test_finds_the_port if {
	kubelet_read_only_port.deny == {{
		"message": "container \"kubelet\" opens port 10255 without login",
		"at": _at(2),
	}} with input as _pod(["--v=2", "--read-only-port=10255"])
	kubelet_read_only_port.deny == {{
		"message": "the kubelet opens port 10255 without login",
		"at": ["readOnlyPort"],
	}} with input as _file({"readOnlyPort": 10255})
}

test_accepts_others if {
	every arguments in [["--read-only-port=0"], ["--v=2"], ["--read-only-port=$(PORT)"], ["--read-only-port="]] {
		kubelet_read_only_port.deny == set() with input as _pod(arguments)
	}
	every rest in [{}, {"readOnlyPort": 0}, {"readOnlyPort": null}, {"readOnlyPort": [1]}] {
		kubelet_read_only_port.deny == set() with input as _file(rest)
	}
	kubelet_read_only_port.deny == set() with input as {"kind": "ConfigMap", "readOnlyPort": 10255}
}
