# METADATA
# title: Replicas without a spread constraint
# description: >-
#   A workload does not ask for its replicas to be kept apart: it has no topology spread constraint and no pod
#   anti-affinity. All may then stand on one node or in one zone, and when that fails, the service is gone as if it had
#   one replica: the scheduler's own defaults only prefer to spread them, loosely, and a cluster may have changed them.
#   An anti-affinity counts only if it selects the workload's own pods, in their namespace; without a selector it
#   selects none, and nor does a constraint. A workload with one replica, as it has where neither it nor an autoscaler
#   says how many, is left out.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
#     description: Pod topology spread constraints
#   - ref: https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/#internal-default-constraints
#     description: Default constraints of the scheduler
# custom:
#   severity: low
#   kinds: [repository]
#   documents: [kubernetes, kustomization, helm_chart]
#   needs_documents: true
#   remediation: >-
#     Add `topologySpreadConstraints` for `topology.kubernetes.io/zone` and `kubernetes.io/hostname` with the labels of
#     the pod template and `whenUnsatisfiable: ScheduleAnyway`; DoNotSchedule leaves pods pending where a zone is full.
package kubernetes.topology_spread

import data.lib.cluster
import data.lib.replicas
import data.lib.selectors

deny contains {"message": message, "at": pod.path} if {
	some pod in cluster.pods
	replicas.scalable(pod.object)
	_several(pod)
	constraints := _list(pod.spec, ["topologySpreadConstraints"])
	terms := _terms(pod.spec)
	every constraint in constraints {
		is_object(constraint)
		object.get(constraint, "labelSelector", null) == null
	}
	every term in terms {
		not _spreads(term, pod)
	}
	message := sprintf("%s %s", [pod.object.title, _complaint(constraints, terms)])
}

_complaint(constraints, terms) := "has a topology spread constraint without a labelSelector, which counts no pods" if {
	constraints != []
} else := "has a pod anti-affinity that does not select its own pods" if {
	terms != []
} else := "does not ask for its pods to be spread over nodes or zones"

_spreads(term, pod) if {
	selectors.matches(term.labelSelector, pod.labels)
	not _is_elsewhere(term, pod.object.namespace)
}

_spreads(term, _) if selectors.unknown(term)

# Whether a term is about the pods of other namespaces alone.
_is_elsewhere(term, namespace) if {
	namespace != ""
	is_array(term.namespaces)
	count(term.namespaces) > 0
	not namespace in term.namespaces
	count([name | some name in term.namespaces; cluster.unknown(name)]) == 0
	object.get(term, "namespaceSelector", null) == null
}

# What keeps pods from those that its `labelSelector` selects.
_terms(spec) := array.concat(
	_list(spec, array.concat(_anti_affinity, ["requiredDuringSchedulingIgnoredDuringExecution"])),
	[object.get(preference, "podAffinityTerm", {}) |
		some preference in _list(spec, array.concat(_anti_affinity, ["preferredDuringSchedulingIgnoredDuringExecution"]))
		is_object(preference)
	],
)

_anti_affinity := ["affinity", "podAntiAffinity"]

_several(pod) if replicas.several(pod.object)

# Who writes the list, but nothing into it, has several pods in mind.
_several(pod) if {
	is_array(pod.spec.topologySpreadConstraints)
	object.get(pod.object.value, ["spec", "replicas"], null) == null
}

_list(spec, path) := value if {
	value := object.get(spec, path, [])
	is_array(value)
} else := []
