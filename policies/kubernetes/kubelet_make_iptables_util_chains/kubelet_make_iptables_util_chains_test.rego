package kubernetes.kubelet_make_iptables_util_chains_test

import data.kubernetes.kubelet_make_iptables_util_chains

_pod(arguments) := {"kind": "Pod", "spec": {"containers": [{
	"name": "kubelet",
	"command": array.concat(["kubelet"], arguments),
}]}}

_file(rest) := object.union({"apiVersion": "kubelet.config.k8s.io/v1beta1", "kind": "KubeletConfiguration"}, rest)

_at(index) := ["spec", "containers", 0, "command", index]

test_finds_it_switched_off if {
	kubelet_make_iptables_util_chains.deny == {{
		"message": "container \"kubelet\" does not make its chains of iptables",
		"at": _at(1),
	}} with input as _pod(["--make-iptables-util-chains=false"])
	kubelet_make_iptables_util_chains.deny == {{
		"message": "the kubelet does not make its chains of iptables",
		"at": ["makeIPTablesUtilChains"],
	}} with input as _file({"makeIPTablesUtilChains": false})
}

test_accepts_others if {
	every arguments in [["--make-iptables-util-chains=true"], ["--make-iptables-util-chains"], ["--v=2"], ["--make-iptables-util-chains=$(CHAINS)"]] {
		kubelet_make_iptables_util_chains.deny == set() with input as _pod(arguments)
	}
	every rest in [{}, {"makeIPTablesUtilChains": true}, {"makeIPTablesUtilChains": null}] {
		kubelet_make_iptables_util_chains.deny == set() with input as _file(rest)
	}
}
