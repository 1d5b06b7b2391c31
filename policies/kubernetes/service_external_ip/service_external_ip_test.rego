package kubernetes.service_external_ip_test

import data.kubernetes.service_external_ip

_service(spec) := {"apiVersion": "v1", "kind": "Service", "metadata": {"name": "web"}, "spec": spec}

test_finds_external_addresses if {
	service_external_ip.deny == {{
		"message": "Service \"web\" claims the addresses 203.0.113.7, 203.0.113.8",
		"at": ["spec", "externalIPs"],
	}} with input as _service({"externalIPs": ["203.0.113.7", "203.0.113.8"]})
}

test_accepts_services_without_them if {
	every spec in [{}, {"externalIPs": []}, {"externalIPs": null}, {"type": "LoadBalancer", "loadBalancerIP": "203.0.113.7"}] {
		service_external_ip.deny == set() with input as _service(spec)
	}
	service_external_ip.deny == set() with input as {"apiVersion": "v1", "kind": "Service"}
}

test_accepts_other_kinds if {
	spec := {"externalIPs": ["203.0.113.7"]}
	service_external_ip.deny == set() with input as {"apiVersion": "v1", "kind": "Node", "spec": spec}
	knative := {"apiVersion": "serving.knative.dev/v1", "kind": "Service", "spec": spec}
	service_external_ip.deny == set() with input as knative
}

test_does_not_know_addresses_that_are_filled_in_later if {
	open := {"apiVersion": "v1", "kind": "Service", "metadata": {"name": "web"}, "spec": {"externalIPs": "${var.addresses}"}}
	service_external_ip.deny == set() with input as open
	count(service_external_ip.unknown) == 1 with input as open
	known := {"apiVersion": "v1", "kind": "Service", "metadata": {"name": "web"}, "spec": {"externalIPs": ["192.0.2.1"]}}
	service_external_ip.unknown == set() with input as known
	count(service_external_ip.deny) == 1 with input as known
}
