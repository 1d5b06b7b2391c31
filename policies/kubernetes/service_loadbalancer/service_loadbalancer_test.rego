package kubernetes.service_loadbalancer_test

import data.kubernetes.service_loadbalancer

_denied(object_) := findings if {
	parameters := {"allowed": ["edge"]}
	findings := service_loadbalancer.deny with input as object_ with data.karat.parameters as parameters
}

_service(metadata, spec) := {
	"apiVersion": "v1",
	"kind": "Service",
	"metadata": object.union({"name": "web"}, metadata),
	"spec": object.union({"type": "LoadBalancer"}, spec),
}

_finding := {"message": "Service \"web\" has a load balancer that anybody may reach", "at": ["spec", "type"]}

test_finds_load_balancers if {
	every spec in [
		{},
		{"loadBalancerSourceRanges": []},
		{"loadBalancerSourceRanges": null},
		{"loadBalancerSourceRanges": ["203.0.113.0/24", "0.0.0.0/0"]},
		{"loadBalancerSourceRanges": [" 0.0.0.0/0 "]},
		{"loadBalancerSourceRanges": ["10.0.0.0/0"]},
		{"loadBalancerSourceRanges": ["0::/0"]},
		{"loadBalancerSourceRanges": ["0.0.0.0/1", "128.0.0.0/1"]},
	] {
		_denied(_service({}, spec)) == {_finding}
	}
	every annotations in [
		null,
		{"service.beta.kubernetes.io/aws-load-balancer-internal": "false"},
		{"service.beta.kubernetes.io/aws-load-balancer-scheme": "internet-facing"},
		{"service.beta.kubernetes.io/aws-load-balancer-type": "nlb"},
		{"service.beta.kubernetes.io/load-balancer-source-ranges": "203.0.113.0/24, 0.0.0.0/0"},
		{"service.beta.kubernetes.io/load-balancer-source-ranges": ""},
		{"service.kubernetes.io/ibm-load-balancer-cloud-provider-ip-type": "public"},
		{
			"service.beta.kubernetes.io/aws-load-balancer-type": "external",
			"service.beta.kubernetes.io/aws-load-balancer-scheme": "internet-facing",
		},
	] {
		_denied(_service({"annotations": annotations}, {})) == {_finding}
	}
	public := {"annotations": {"service.beta.kubernetes.io/aws-load-balancer-scheme": "internet-facing"}}
	_denied(_service(public, {"loadBalancerClass": "service.k8s.aws/nlb"})) == {_finding}
}

test_accepts_internal_balancers if {
	every annotations in [
		{"networking.gke.io/load-balancer-type": "Internal"},
		{"service.beta.kubernetes.io/aws-load-balancer-scheme": "internal"},
		{"service.beta.kubernetes.io/azure-load-balancer-internal": "true"},
		{"service.beta.kubernetes.io/aws-load-balancer-internal": "0.0.0.0/0"},
		{"service.beta.kubernetes.io/aws-load-balancer-type": "external"},
		{"service.beta.kubernetes.io/alibaba-cloud-loadbalancer-address-type": "intranet"},
		{"service.kubernetes.io/ibm-load-balancer-cloud-provider-ip-type": "private"},
	] {
		_denied(_service({"annotations": annotations}, {})) == set()
	}
	every class in ["service.k8s.aws/nlb", "tailscale"] {
		_denied(_service({}, {"loadBalancerClass": class})) == set()
	}
}

test_accepts_balancers_for_some if {
	every range in ["203.0.113.0/24", "203.0.113.7/31", "10.0.0.0/10", "2001:db8::/32"] {
		_denied(_service({}, {"loadBalancerSourceRanges": [range]})) == set()
	}
	every annotations in [
		{"service.beta.kubernetes.io/load-balancer-source-ranges": "203.0.113.0/24, 198.51.100.0/24"},
		{"service.beta.kubernetes.io/azure-allowed-ip-ranges": "203.0.113.0/24"},
	] {
		_denied(_service({"annotations": annotations}, {})) == set()
	}
}

test_accepts_allowed_services if {
	_denied(_service({"name": "edge"}, {})) == set()
}

test_accepts_other_types_and_kinds if {
	_denied(_service({}, {"type": "ClusterIP"})) == set()
	_denied({"apiVersion": "v1", "kind": "Service"}) == set()
	_denied(object.union(_service({}, {"type": "ClusterIP"}), {"metadata": {"annotations": {1: "${INTERNAL}"}}})) == set()
	_denied({"apiVersion": "v1", "kind": "ConfigMap", "spec": {"type": "LoadBalancer"}}) == set()
}

test_accepts_private_addresses if {
	every address in ["10.0.0.4", "172.16.1.1", "172.31.1.1", "192.168.1.2", "100.64.0.1", "fd00::1"] {
		_denied(_service({}, {"loadBalancerIP": address})) == set()
		every key in ["lbipam.cilium.io/ips", "io.cilium/lb-ipam-ips", "metallb.io/loadBalancerIPs", "kube-vip.io/loadbalancerIPs"] {
			_denied(_service({"annotations": {key: sprintf("192.168.7.7, %s", [address])}}, {})) == set()
		}
	}
	every address in ["203.0.113.1", "172.32.0.1", "100.128.0.1", "2001:db8::1", "1.10.0.1", ""] {
		_denied(_service({}, {"loadBalancerIP": address})) == {_finding}
		annotations := {"metallb.universe.tf/loadBalancerIPs": sprintf("192.168.7.7,%s", [address])}
		_denied(_service({"annotations": annotations}, {})) == {_finding}
	}
	public := {"annotations": {"lbipam.cilium.io/ips": "192.168.7.7", "metallb.io/loadBalancerIPs": "203.0.113.1"}}
	_denied(_service(public, {})) == {_finding}
	in_part := {"annotations": {"metallb.universe.tf/loadBalancerIPs": "192.168.7.7,${LB_IP}"}}
	_denied(_service(in_part, {})) == {_finding}
}

test_does_not_know_ranges_that_are_filled_in_later if {
	open := _service({}, {"loadBalancerSourceRanges": ["10.0.0.0/8", "${RANGE}"]})
	_denied(open) == set()
	count(service_loadbalancer.unknown) == 1 with input as open with data.karat.parameters as {"allowed": []}
}

test_finds_ranges_that_are_no_texts if {
	every ranges in [[null, 1], ["10.0.0.0/8", null], null, [[]]] {
		_denied(_service({}, {"loadBalancerSourceRanges": ranges})) == {_finding}
	}
	_denied(_service({}, {"loadBalancerSourceRanges": ["10.0.0.0/8"]})) == set()
}

test_does_not_know_what_is_filled_in_later if {
	every open in [
		_service({"annotations": "${var.annotations}"}, {}),
		_service({"annotations": {"service.beta.kubernetes.io/aws-load-balancer-scheme": "${var.scheme}"}}, {}),
		_service({"annotations": {"service.beta.kubernetes.io/aws-load-balancer-internal": "${var.internal}"}}, {}),
		_service({"annotations": {"lbipam.cilium.io/ips": "${var.address}"}}, {}),
		_service({}, {"type": "${var.type}"}),
		_service({}, {"loadBalancerIP": "${var.address}"}),
		_service({}, {"loadBalancerSourceRanges": "${var.ranges}"}),
	] {
		_denied(open) == set()
		count(service_loadbalancer.unknown) == 1 with input as open with data.karat.parameters as {"allowed": []}
	}
	_denied(_service({"annotations": {"team": "${var.team}"}}, {})) == {_finding}
}

test_knows_enough_where_the_rest_is_said if {
	every known in [
		_service({"annotations": "${var.annotations}"}, {"loadBalancerSourceRanges": ["10.0.0.0/8"]}),
		_service({"annotations": "${var.annotations}"}, {"type": "ClusterIP"}),
		_service({"name": "edge"}, {"type": "${var.type}"}),
		_service({}, {"type": "${TYPE:-ClusterIP}"}),
	] {
		_denied(known) == set()
		service_loadbalancer.unknown == set() with input as known with data.karat.parameters as {"allowed": ["edge"]}
	}
}
