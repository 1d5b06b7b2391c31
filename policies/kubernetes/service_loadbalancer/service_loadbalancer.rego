# METADATA
# title: Service published by a load balancer of its own
# description: >-
#   A Service of the type LoadBalancer gets an address of its own, in most clouds one that the whole internet reaches. The
#   workload stands there without the Ingress that others share, with its TLS, its access control and its logs, and each
#   balancer is paid for. Internal balancers, those with a private address and those limited to some source addresses are left
#   out.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/services-networking/service/#loadbalancer
#     description: Service, type LoadBalancer
# custom:
#   severity: low
#   kinds: [kubernetes/Service]
#   remediation: >-
#     Leave `type` out (ClusterIP) and publish the Service by the Ingress or Gateway of the cluster. Where it must have an address, name
#     its callers in `loadBalancerSourceRanges` or make the balancer internal; name the Ingress controller's Service in `allowed`.
#   controls:
#     nsa_cisa_1_2: [network-separation]
#   parameters:
#     allowed:
#       default: []
#       description: Names of Services that may have a balancer, such as that of the Ingress controller.
package kubernetes.service_loadbalancer

import data.lib.kubernetes
import data.lib.placeholders

deny contains {"message": message, "at": ["spec", "type"]} if {
	_balanced
	not _limited
	count(_open) == 0
	message := sprintf("%s has a load balancer that anybody may reach", [kubernetes.name])
}

unknown contains finding if {
	_balanced
	some index, source in input.spec.loadBalancerSourceRanges
	placeholder := placeholders.whole(source)
	what := sprintf("who may reach the load balancer of %s", [kubernetes.name])
	finding := placeholders.finding(what, placeholder, ["spec", "loadBalancerSourceRanges", index])
}

unknown contains placeholders.finding(what, placeholder, at) if {
	_judged
	_may_be_balanced
	not _limited
	some [placeholder, at] in _open
	what := sprintf("whether anybody may reach %s by a load balancer", [kubernetes.name])
}

# What decides about that and is filled in later: [placeholder, at].
_open contains [placeholder, at] if {
	some at in [
		["metadata", "annotations"],
		["spec", "loadBalancerClass"],
		["spec", "loadBalancerIP"],
		["spec", "loadBalancerSourceRanges"],
		["spec", "type"],
	]
	placeholder := placeholders.whole(object.get(input, at, null))
}

_open contains [placeholder, ["metadata", "annotations", key]] if {
	some key, value in input.metadata.annotations
	is_string(key)
	regex.match(`load-?balancer|lb-?ipam`, lower(key))
	placeholder := placeholders.whole(value)
}

_may_be_balanced if input.spec.type == "LoadBalancer"

_may_be_balanced if {
	placeholders.whole(input.spec.type)
	placeholders.filled(input.spec.type) in {"LoadBalancer", input.spec.type}
}

_balanced if {
	input.spec.type == "LoadBalancer"
	_judged
}

_judged if {
	input.kind == "Service"
	input.apiVersion == "v1"
	not object.get(input, ["metadata", "name"], "") in data.karat.parameters.allowed
	not _internal
	not _private_class
}

# The annotations by which the clouds keep a balancer inside.
_internal if {
	some key, value in input.metadata.annotations
	_keeps_inside(key, lower(sprintf("%v", [value])))
}

_keeps_inside(key, value) if {
	value in {"internal", "intranet", "private"}
	key in {
		"cloud.google.com/load-balancer-type",
		"networking.gke.io/load-balancer-type",
		"service.beta.kubernetes.io/alibaba-cloud-loadbalancer-address-type",
		"service.beta.kubernetes.io/aws-load-balancer-scheme",
		"service.beta.kubernetes.io/do-loadbalancer-network",
		"service.kubernetes.io/ibm-load-balancer-cloud-provider-ip-type",
	}
}

_keeps_inside(key, value) if {
	not value in {"", "false"}
	not placeholders.whole(value)
	key in {
		"load-balancer.hetzner.cloud/disable-public-network",
		"service.beta.kubernetes.io/aws-load-balancer-internal",
		"service.beta.kubernetes.io/azure-load-balancer-internal",
		"service.beta.kubernetes.io/oci-load-balancer-internal",
		"service.beta.kubernetes.io/openstack-internal-load-balancer",
		"service.beta.kubernetes.io/scw-loadbalancer-private",
		"service.kubernetes.io/qcloud-loadbalancer-internal-subnetid",
	}
}

# Where the Service asks for addresses, and none of them is one of the internet.
_private_class if {
	addresses := {trim_space(address) |
		some text in _asked
		is_string(text)
		some address in split(text, ",")
	}
	count(addresses) > 0
	every address in addresses {
		regex.match(_private, lower(address))
	}
}

_asked := [input.spec.loadBalancerIP] if {
	input.spec.loadBalancerIP
} else := [input.metadata.annotations[key] |
	some key in [
		"io.cilium/lb-ipam-ips", "kube-vip.io/loadbalancerIPs", "lbipam.cilium.io/ips", "metallb.io/loadBalancerIPs",
		"metallb.universe.tf/loadBalancerIPs",
	]
]

_private := concat("|", [
	`^(10|192\.168|172\.(1[6-9]|2[0-9]|3[01])|100\.(6[4-9]|[7-9][0-9]|1[01][0-9]|12[0-7]))(\.[0-9]{1,3})+$`,
	`^f(c|d)[0-9a-f]{2}:[0-9a-f:]+$`,
])

# A balancer in the network of its owner's machines alone.
_private_class if input.spec.loadBalancerClass == "tailscale"

# The AWS Load Balancer Controller keeps a balancer inside unless the Service says otherwise.
_private_class if {
	_by_its_controller
	annotations := object.get(input, ["metadata", "annotations"], {})
	every field in ["scheme", "internal"] {
		not annotations[sprintf("service.beta.kubernetes.io/aws-load-balancer-%s", [field])]
	}
}

_by_its_controller if input.spec.loadBalancerClass == "service.k8s.aws/nlb"

_by_its_controller if {
	input.metadata.annotations["service.beta.kubernetes.io/aws-load-balancer-type"] in {"external", "nlb-ip"}
}

_limited if _narrow(input.spec.loadBalancerSourceRanges)

_limited if {
	some key in [
		"service.beta.kubernetes.io/azure-allowed-ip-ranges",
		"service.beta.kubernetes.io/azure-allowed-service-tags",
		"service.beta.kubernetes.io/load-balancer-source-ranges",
	]
	written := input.metadata.annotations[key]
	is_string(written)
	_narrow([trim_space(entry) |
		some entry in split(written, ",")
		trim_space(entry) != ""
	])
}

_narrow(ranges) if {
	is_array(ranges)
	count(ranges) > 0
	every range in ranges {
		is_string(range)
		not _is_everybody(trim_space(range))
	}
}

# However an address is written, nothing of it counts before a slash and zero. Two halves of all addresses have a one.
_is_everybody("Internet")

_is_everybody(range) if regex.match(`/0*[01]$`, range)
