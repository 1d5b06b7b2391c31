# METADATA
# title: Container without a limit of CPU or of memory
# description: >-
#   A container may use the CPU or the memory of its node without end: it lacks one of the two limits, or both, of its
#   own and of its pod. It is told once for a container, with all that is missing. Ephemeral containers cannot have any.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
#     description: Resource management for pods and containers
#   - ref: https://kubescape.io/docs/controls/c-0009/
#     description: Kubescape, resource limits
# custom:
#   severity: low
#   kinds: [kubernetes/workload]
#   remediation: >-
#     Set `resources.limits` for both: memory to the peak of the last weeks and a margin, CPU to what the container may
#     take from its neighbours. A LimitRange gives a namespace defaults.
#   controls:
#     nsa_cisa_1_2: [network-separation]
#   overlaps: [kubernetes.cpu_limits, kubernetes.memory_limits]
package kubernetes.resources_limits

import data.lib.kubernetes
import data.lib.resources

deny contains {"message": message, "at": at} if {
	some entry in kubernetes.containers
	lacking := _lacking(entry)
	count(lacking) > 0
	message := sprintf("%s does not limit both CPU and memory: no limit of %s", [entry.label, concat(" and no limit of ", lacking)])
	at := _nearest(entry)
}

unknown contains finding if {
	some resource in ["cpu", "memory"]
	some finding in resources.open_limits(resource)
}

_lacking(entry) := [noun |
	some [resource, noun] in [["cpu", "CPU"], ["memory", "memory"]]
	entry.path in _unlimited[resource]
]

_unlimited[resource] := {entry.path | some entry in resources.unlimited(resource)} if some resource in ["cpu", "memory"]

_nearest(entry) := array.concat(entry.path, ["resources"]) if {
	is_object(object.get(entry.container, "resources", null))
} else := entry.path
