# METADATA
# title: Public load balancer of Azure without TLS
# description: >-
#   A Service of the type LoadBalancer has annotations of Azure, is not internal, and publishes a port that is none of
#   TLS. The balancer hands packets through and ends no TLS: logins and data cross the internet for everybody on the way
#   to read. Ports for TLS by their number, their name or their `appProtocol` are left out, and so are those of UDP; an
#   Ingress without TLS is kubernetes.ingress_tls.
# related_resources:
#   - ref: https://cloud-provider-azure.sigs.k8s.io/topics/loadbalancer/
#     description: Azure, load balancer annotations
#   - ref: https://kubescape.io/docs/controls/c-0245/
#     description: Kubescape, encrypt traffic to HTTPS load balancers
# custom:
#   severity: medium
#   kinds: [kubernetes/Service]
#   remediation: >-
#     Publish the service by an Ingress or a Gateway with a certificate, or let the program itself serve TLS on a port
#     of its own. What only the network of the company calls gets
#     `service.beta.kubernetes.io/azure-load-balancer-internal: "true"`.
#   controls:
#     nsa_cisa_1_2: [network-separation]
package kubernetes.encrypt_traffic_to_https_load_balancers_with_tls_certificates

import data.lib.kubernetes
import data.lib.placeholders

deny contains {"message": message, "at": ["spec", "ports", index, "port"]} if {
	_is_of_azure
	not placeholders.whole(_internal)
	lower(_internal) != "true"
	some index, port in input.spec.ports
	is_object(port)
	is_number(port.port)
	object.get(port, "protocol", "TCP") in {"TCP", null}
	not _speaks_tls(port)
	message := sprintf("%s publishes port %v on a load balancer that ends no TLS", [kubernetes.name, port.port])
}

unknown contains placeholders.finding(what, placeholder, ["metadata", "annotations", _key]) if {
	_is_of_azure
	placeholder := placeholders.whole(_internal)
	lower(placeholders.filled(_internal)) != "true"
	what := sprintf("whether %s is internal", [kubernetes.name])
}

_is_of_azure if {
	input.kind == "Service"
	input.spec.type == "LoadBalancer"
	some key, _ in input.metadata.annotations
	is_string(key)
	startswith(key, "service.beta.kubernetes.io/azure-")
}

_key := "service.beta.kubernetes.io/azure-load-balancer-internal"

_internal := sprintf("%v", [object.get(input.metadata.annotations, _key, "false")])

_speaks_tls(port) if port.port in {443, 465, 563, 636, 853, 989, 990, 993, 995, 5061, 5671, 6443, 8443, 8883, 9443}

_speaks_tls(port) if {
	some field in ["appProtocol", "name", "targetPort"]
	is_string(port[field])
	regex.match(`(?i)(tls|ssl|https|wss|grpcs|ldaps|amqps|mqtts|smtps|imaps|ssh|sftp)`, port[field])
}

_speaks_tls(port) if port.port in {22, 2222}
