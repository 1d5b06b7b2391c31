package kubernetes.encrypt_traffic_to_https_load_balancers_with_tls_certificates_test

import data.kubernetes.encrypt_traffic_to_https_load_balancers_with_tls_certificates

_key := "service.beta.kubernetes.io/azure-load-balancer-internal"

_service(annotations, spec) := {
	"kind": "Service",
	"metadata": {"name": "queue", "annotations": annotations},
	"spec": object.union({"type": "LoadBalancer", "ports": [{"port": 443}, {"port": 15672, "name": "admin"}]}, spec),
}

test_finds_clear_ports_of_public_balancers if {
	every annotations in [{_key: "false"}, {_key: false}, {"service.beta.kubernetes.io/azure-dns-label-name": "queue"}] {
		encrypt_traffic_to_https_load_balancers_with_tls_certificates.deny == {{
			"message": "Service \"queue\" publishes port 15672 on a load balancer that ends no TLS",
			"at": ["spec", "ports", 1, "port"],
		}} with input as _service(annotations, {})
	}
}

test_accepts_others if {
	every annotations in [{_key: "true"}, {_key: true}, {}, null, {"example.com/x": "y"}, {1: "x"}] {
		encrypt_traffic_to_https_load_balancers_with_tls_certificates.deny == set() with input as _service(annotations, {})
	}
	every spec in [
		{"ports": [{"port": 8443}]}, {"ports": [{"port": 9000, "appProtocol": "https"}]}, {"ports": [{"port": 9000, "name": "amqps"}]},
		{"ports": [{"port": 53, "protocol": "UDP"}]}, {"ports": [{"port": 22}, null, 80, {"port": "80"}]}, {"ports": null},
		{"type": "ClusterIP"},
	] {
		encrypt_traffic_to_https_load_balancers_with_tls_certificates.deny == set() with input as _service({_key: "false"}, spec)
	}
	encrypt_traffic_to_https_load_balancers_with_tls_certificates.deny == set() with input as {"kind": "Ingress"}
}

test_does_not_know_what_is_filled_in_later if {
	open := _service({_key: "${INTERNAL}"}, {})
	encrypt_traffic_to_https_load_balancers_with_tls_certificates.deny == set() with input as open
	count(encrypt_traffic_to_https_load_balancers_with_tls_certificates.unknown) == 1 with input as open
	inside := _service({_key: "${INTERNAL:-true}"}, {})
	encrypt_traffic_to_https_load_balancers_with_tls_certificates.unknown == set() with input as inside
}
