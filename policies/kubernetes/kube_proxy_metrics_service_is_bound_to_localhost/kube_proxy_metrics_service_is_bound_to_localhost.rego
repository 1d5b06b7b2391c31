# METADATA
# title: Metrics of kube-proxy for everybody
# description: >-
#   kube-proxy serves its metrics on other addresses than those of its node's loopback (`metricsBindAddress`). They come
#   without login, and with profiling switched on a few of them are enough to slow the node's network down. The default
#   is 127.0.0.1.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/config-api/kube-proxy-config.v1alpha1/
#     description: kube-proxy configuration
#   - ref: https://kubernetes.io/docs/concepts/cluster-administration/system-metrics/
#     description: Metrics for Kubernetes system components
# custom:
#   severity: low
#   kinds: [kubernetes/ConfigMap, kubernetes/KubeProxyConfiguration]
#   remediation: >-
#     Remove `metricsBindAddress`, or set it to `127.0.0.1:10249`. Let an agent on the node scrape it, or a proxy that
#     asks for a token.
package kubernetes.kube_proxy_metrics_service_is_bound_to_localhost

deny contains {"message": message, "at": ["metricsBindAddress"]} if {
	input.kind == "KubeProxyConfiguration"
	address := input.metricsBindAddress
	_is_open(address)
	message := sprintf("kube-proxy serves its metrics on %s", [address])
}

# The file in the ConfigMap of kubeadm and its like.
deny contains {"message": message, "at": ["data", key], "words": ["metricsBindAddress:"]} if {
	input.kind == "ConfigMap"
	some key, text in input.data
	is_string(text)
	contains(text, "KubeProxyConfiguration")
	address := regex.find_all_string_submatch_n(`(?m)^metricsBindAddress:[ \t]*["']?([^\s"'#]+)`, text, 1)[0][1]
	_is_open(address)
	message := sprintf("kube-proxy serves its metrics on %s", [address])
}

_is_open(address) if {
	is_string(address)
	regex.match(`^[0-9a-fA-F.:\[\]]+$`, address)
	not regex.match(`^(127\.|\[?::1\]?(:|$))`, address)
}
