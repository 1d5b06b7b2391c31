# METADATA
# title: Port of the node
# description: >-
#   A container asks for a `hostPort`. The port is open on every address of the node, past Services and most network
#   policies, and two such pods can never run on one node.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
#     description: Pod Security Standards, baseline
#   - ref: https://kubernetes.io/docs/concepts/configuration/overview/#services
#     description: Configuration good practices
# custom:
#   severity: medium
#   kinds: [kubernetes/workload, kubernetes/patch]
#   remediation: >-
#     Remove `hostPort` and reach the container through a Service; a NodePort or LoadBalancer Service where the traffic
#     comes from outside the cluster.
#   controls:
#     pss: [baseline]
#     cis_kubernetes_1_10: ["5.2.13"]
package kubernetes.host_port

import data.lib.fix
import data.lib.kubernetes
import data.lib.placeholders

deny contains {"message": message, "at": port.at, "fix": remedy} if {
	some port in _ports
	not placeholders.whole(port.number)
	message := sprintf("%s opens port %v of the node", [port.label, port.number])
	remedy := fix.unsafe("Remove hostPort", [fix.remove(port.at)])
}

unknown contains placeholders.finding(what, placeholder, port.at) if {
	some port in _ports
	placeholder := placeholders.whole(port.number)
	_bound(placeholders.filled(port.number))
	what := sprintf("a port that %s opens of the node", [port.label])
}

# The ports of nodes that containers open: [{"label", "number", "at"}].
_ports := [{"label": entry.label, "number": port.hostPort, "at": at} |
	some entry in kubernetes.containers
	ports := object.get(entry.container, "ports", [])
	is_array(ports)
	some index, port in ports
	_bound(port.hostPort)
	at := array.concat(entry.path, ["ports", index, "hostPort"])
]

# 0 is the same as nothing at all.
_bound(port) if not port in {0, null, "", "0"}
