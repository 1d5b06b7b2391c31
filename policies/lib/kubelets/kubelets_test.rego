package lib.kubelets_test

import data.lib.kubelets

_pod(command) := {"kind": "Pod", "spec": {"containers": [{"name": "main", "command": command}]}}

_file(rest) := object.union({"apiVersion": "kubelet.config.k8s.io/v1beta1", "kind": "KubeletConfiguration"}, rest)

test_describes_a_kubelet if {
	kubelets.kubelets == [{
		"label": "container \"main\"",
		"at": ["spec", "containers", 0, "command"],
		"flags": {"v": {"value": "2", "values": ["2"], "at": ["spec", "containers", 0, "command", 1]}},
		"open": false,
	}] with input as _pod(["/usr/bin/kubelet", "--v=2"])
	every command in [["nginx", "kubelet"], ["kubelet-csr-approver"], [], null] {
		kubelets.kubelets == [] with input as _pod(command)
	}
}

test_knows_when_more_may_be_said_elsewhere if {
	every case_ in [
		[["kubelet", "--v=2"], false], [["kubelet", "$(FLAGS)"], true], [["kubelet", "--config=/etc/kubelet.yaml"], true],
		[["kubelet", "--config", "/etc/kubelet.yaml", "$(FLAGS)"], true],
	] {
		[kubelet.open | some kubelet in kubelets.kubelets] == [case_[1]] with input as _pod(case_[0])
	}
}

_port := kubelets.said("read-only-port", ["readOnlyPort"])

test_reads_flags_and_files if {
	flag := {"label": "container \"main\"", "value": "1", "at": ["spec", "containers", 0, "command", 1]}
	[flag] == _port with input as _pod(["kubelet", "--read-only-port=1"])
	[{"label": "the kubelet", "value": "10255", "at": ["readOnlyPort"]}] == _port with input as _file({"readOnlyPort": 10255})
	[] == _port with input as _file({})
	[] == _port with input as object.union(_file({"readOnlyPort": 1}), {"apiVersion": "example.com/v1"})
	[] == _port with input as {"kind": "ConfigMap", "readOnlyPort": 1}
}

_suites := [kubelets.items(setting) | some setting in kubelets.said("tls-cipher-suites", ["tlsCipherSuites"])]

test_reads_lists if {
	[{"A", "B"}] == _suites with input as _pod(["kubelet", "--tls-cipher-suites=A, B"])
	[{"A", "B"}] == _suites with input as _file({"tlsCipherSuites": ["A", "B", 1]})
	[] == _suites with input as _pod(["kubelet", "--tls-cipher-suites=$(SUITES)"])
}
