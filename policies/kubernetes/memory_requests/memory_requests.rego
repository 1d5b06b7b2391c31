# METADATA
# title: Container without a memory request
# description: >-
#   A container asks for no memory, neither itself nor its pod, and has no limit that would stand for the request. The
#   scheduler takes it for free and packs the node too full, and when memory gets short the pod is among the first that the
#   kubelet evicts and the kernel kills.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#requests-and-limits
#     description: Resource management for pods and containers, requests and limits
#   - ref: https://kubernetes.io/docs/concepts/scheduling-eviction/node-pressure-eviction/
#     description: Node-pressure eviction
# custom:
#   severity: low
#   kinds: [kubernetes/workload]
#   remediation: >-
#     Set `resources.requests.memory` to what the container holds on a usual day, and the limit to the same amount or a little
#     more. A request far under the use only moves the out-of-memory kill to a busier hour.
#   controls:
#     nsa_cisa_1_2: [network-separation]
#   parameters:
#     fix_request:
#       default: "128Mi"
#       description: The request that a fix sets, to be measured and set anew; empty for no fix.
package kubernetes.memory_requests

import data.lib.resources

deny contains object.union({"message": message, "at": at}, remedy) if {
	some entry in resources.unrequested("memory")
	message := sprintf("%s has no memory request", [entry.label])
	at := resources.nearest(entry, "requests")
	remedy := resources.remedy(entry, "requests", "memory", _amount)
}

unknown contains finding if some finding in resources.open_requests("memory")

default _amount := ""

_amount := data.karat.parameters.fix_request
