# METADATA
# title: Container without a memory request or limit
# description: >-
#   A container does not say how much memory it asks for, or how much it may use at most, neither itself nor its pod.
#   The scheduler then takes it for free, or its node for its own. A limit is the request where none is written. It is
#   told once for a container; ephemeral ones cannot have any.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
#     description: Resource management for pods and containers
#   - ref: https://kubescape.io/docs/controls/c-0004/
#     description: Kubescape, memory limit and request
# custom:
#   severity: low
#   kinds: [kubernetes/workload]
#   remediation: >-
#     Set `resources.requests.memory` to what the container uses on a usual day and `resources.limits.memory` to what it
#     may use at its peak. A LimitRange gives a namespace defaults.
#   controls:
#     nsa_cisa_1_2: [network-separation]
#   overlaps: [kubernetes.memory_limits, kubernetes.memory_requests]
package kubernetes.resources_memory_limit_and_request

import data.lib.kubernetes
import data.lib.resources

deny contains {"message": message, "at": at} if {
	some entry in kubernetes.containers
	lacking := _lacking(entry)
	count(lacking) > 0
	message := sprintf("%s does not set both a request and a limit of memory: no %s", [entry.label, concat(" and no ", lacking)])
	at := _nearest(entry)
}

unknown contains finding if some finding in (resources.open_limits("memory") | resources.open_requests("memory"))

_lacking(entry) := [noun |
	some [field, noun] in [["requests", "request"], ["limits", "limit"]]
	entry.path in _without[field]
]

_without := {
	"limits": {entry.path | some entry in resources.unlimited("memory")},
	"requests": {entry.path | some entry in resources.unrequested("memory")},
}

_nearest(entry) := array.concat(entry.path, ["resources"]) if {
	is_object(object.get(entry.container, "resources", null))
} else := entry.path
