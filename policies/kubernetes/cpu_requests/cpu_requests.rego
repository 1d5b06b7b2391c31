# METADATA
# title: Container without a CPU request
# description: >-
#   A container asks for no CPU, neither itself nor its pod, and has no limit that would stand for the request. The scheduler
#   takes it for free and packs the node too full; when CPU gets short the container gets the smallest share of all, and an
#   autoscaler that works by CPU use cannot count it.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#requests-and-limits
#     description: Resource management for pods and containers, requests and limits
# custom:
#   severity: low
#   kinds: [kubernetes/workload]
#   remediation: >-
#     Set `resources.requests.cpu` to what the container uses on a usual day, as `kubectl top pod` or the Vertical Pod
#     Autoscaler's recommendation shows it. Init containers need one too; the pod asks for the larger of the two.
#   controls:
#     nsa_cisa_1_2: [network-separation]
#   parameters:
#     fix_request:
#       default: "100m"
#       description: The request that a fix sets, to be measured and set anew; empty for no fix.
package kubernetes.cpu_requests

import data.lib.resources

deny contains object.union({"message": message, "at": at}, remedy) if {
	some entry in resources.unrequested("cpu")
	message := sprintf("%s has no CPU request", [entry.label])
	at := resources.nearest(entry, "requests")
	remedy := resources.remedy(entry, "requests", "cpu", _amount)
}

unknown contains finding if some finding in resources.open_requests("cpu")

default _amount := ""

_amount := data.karat.parameters.fix_request
