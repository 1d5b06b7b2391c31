package kubernetes.kube_proxy_metrics_service_is_bound_to_localhost_test

import data.kubernetes.kube_proxy_metrics_service_is_bound_to_localhost
import data.lib.fix

_map(line) := {"kind": "ConfigMap", "data": {
	"config.conf": sprintf("apiVersion: kubeproxy.config.k8s.io/v1alpha1\nkind: KubeProxyConfiguration\n%s\nmode: ipvs\n", [line]),
	"kubeconfig.conf": "kind: Config",
}}

test_finds_open_addresses_in_a_configmap if {
	every line, address in {
		"metricsBindAddress: 0.0.0.0:10249": "0.0.0.0:10249",
		"metricsBindAddress: \"0.0.0.0\"": "0.0.0.0",
		"metricsBindAddress: '[::]:10249'": "[::]:10249",
		"metricsBindAddress: 10.0.0.4:10249 # node": "10.0.0.4:10249",
	} {
		fix.bare(kube_proxy_metrics_service_is_bound_to_localhost.deny) == {{
			"message": sprintf("kube-proxy serves its metrics on %s", [address]),
			"at": ["data", "config.conf"],
		}} with input as _map(line)
	}
}

test_finds_them_in_the_file_itself if {
	kube_proxy_metrics_service_is_bound_to_localhost.deny == {{
		"message": "kube-proxy serves its metrics on 0.0.0.0:10249",
		"at": ["metricsBindAddress"],
	}} with input as {"kind": "KubeProxyConfiguration", "metricsBindAddress": "0.0.0.0:10249"}
}

test_accepts_others if {
	every line in [
		"", "metricsBindAddress: \"\"", "metricsBindAddress: 127.0.0.1:10249", "metricsBindAddress: \"[::1]:10249\"",
		"  metricsBindAddress: 0.0.0.0", "metricsBindAddress: ${ADDRESS}", "healthzBindAddress: 0.0.0.0:10256",
	] {
		kube_proxy_metrics_service_is_bound_to_localhost.deny == set() with input as _map(line)
	}
	every address in [null, 1, "", "127.0.0.1"] {
		kube_proxy_metrics_service_is_bound_to_localhost.deny == set() with input as {
			"kind": "KubeProxyConfiguration",
			"metricsBindAddress": address,
		}
	}
	every data_ in [null, "none", {"a": 1}, {"a": "metricsBindAddress: 0.0.0.0"}] {
		kube_proxy_metrics_service_is_bound_to_localhost.deny == set() with input as {"kind": "ConfigMap", "data": data_}
	}
}
