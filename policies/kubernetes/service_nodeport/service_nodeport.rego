# METADATA
# title: Service on a port of every node
# description: >-
#   A Service of the type NodePort opens a port on every node, on all of its addresses. Whoever reaches a node reaches the
#   workload, past the Ingress with its TLS, its access control and its logs, and NetworkPolicies often see the node as the caller.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport
#     description: Service, type NodePort
# custom:
#   severity: low
#   kinds: [kubernetes/Service]
#   remediation: >-
#     Leave `type` out (ClusterIP) and publish the Service by an Ingress or a Gateway. Where a balancer outside of the cluster needs the
#     port, limit it to some addresses with kube-proxy's `nodePortAddresses` and name the Service in `allowed`.
#   controls:
#     nsa_cisa_1_2: [network-separation]
#   parameters:
#     allowed:
#       default: []
#       description: Names of Services that may have a port on the nodes.
package kubernetes.service_nodeport

import data.lib.kubernetes
import data.lib.placeholders

deny contains {"message": message, "at": ["spec", "type"]} if {
	_judged
	input.spec.type == "NodePort"
	message := sprintf("%s opens a port on every node", [kubernetes.name])
}

unknown contains placeholders.finding(what, placeholder, ["spec", "type"]) if {
	_judged
	placeholder := placeholders.whole(input.spec.type)
	placeholders.filled(input.spec.type) in {"NodePort", input.spec.type}
	what := sprintf("the type of %s", [kubernetes.name])
}

_judged if {
	input.kind == "Service"
	input.apiVersion == "v1"
	not object.get(input, ["metadata", "name"], "") in data.karat.parameters.allowed
}
