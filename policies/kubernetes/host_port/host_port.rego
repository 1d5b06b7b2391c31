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

deny contains {"message": message, "at": at, "fix": remedy} if {
	some entry in kubernetes.containers
	ports := object.get(entry.container, "ports", [])
	is_array(ports)
	some index, port in ports
	_bound(port.hostPort)
	message := sprintf("%s opens port %v of the node", [entry.label, port.hostPort])
	at := array.concat(entry.path, ["ports", index, "hostPort"])
	remedy := fix.unsafe("Remove hostPort", [fix.remove(at)])
}

# 0 is the same as nothing at all.
_bound(port) if not port in {0, null, "", "0"}
