# METADATA
# title: Replicas not spread over nodes or zones
# description: >-
#   Nothing keeps the replicas of a workload apart: no topology spread constraint and no pod anti-affinity. The scheduler may put
#   all of them on one node or in one zone, and when that fails, the service is gone as if it had one replica. A workload that
#   says it has one replica or none is left out.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
#     description: Pod topology spread constraints
# custom:
#   severity: low
#   kinds: [kubernetes/workload]
#   remediation: >-
#     Add `topologySpreadConstraints` for `topology.kubernetes.io/zone` and `kubernetes.io/hostname` with the labels of the pod
#     template and `whenUnsatisfiable: ScheduleAnyway`; DoNotSchedule leaves pods pending where a zone is full.
package kubernetes.topology_spread

import data.lib.kubernetes

deny contains {"message": message, "at": at} if {
	input.kind in {"Deployment", "Rollout", "StatefulSet"}
	not object.get(input, ["spec", "replicas"], null) in {0, 1}
	some pod in kubernetes.pods
	count(_list(pod.spec, ["topologySpreadConstraints"])) == 0
	count(_list(pod.spec, array.concat(_anti_affinity, ["preferredDuringSchedulingIgnoredDuringExecution"]))) == 0
	count(_list(pod.spec, array.concat(_anti_affinity, ["requiredDuringSchedulingIgnoredDuringExecution"]))) == 0
	message := sprintf("nothing spreads the pods of %s over nodes or zones", [kubernetes.name])
	at := pod.path
}

_anti_affinity := ["affinity", "podAntiAffinity"]

_list(spec, path) := value if {
	value := object.get(spec, path, [])
	is_array(value)
} else := []
