# METADATA
# title: Disruption budget above what the autoscaler keeps
# description: >-
#   A PodDisruptionBudget wants more pods available than the autoscaler of the workload keeps at least: `minAvailable`
#   is above `minReplicas`, or above 1 where that is not written, or more than 100%. While the load is low no pod may
#   go, and no node with one of them can be drained.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/run-application/configure-pdb/
#     description: Specifying a disruption budget
#   - ref: https://polaris.docs.fairwinds.com/checks/reliability/
#     description: Polaris, reliability checks
# custom:
#   severity: medium
#   kinds: [repository]
#   documents: [kubernetes, kustomization, helm_chart]
#   needs_documents: true
#   remediation: >-
#     Use `maxUnavailable: 1` in place of `minAvailable`: it stays right however many pods there are. Else keep
#     `minAvailable` below `minReplicas`.
package kubernetes.pdb_min_available_greater_than_hpa_min_replicas

import data.lib.cluster
import data.lib.replicas
import data.lib.selectors

applies if cluster.there

deny contains {"message": message, "at": at} if {
	some budget in object.get(cluster.kinds, "PodDisruptionBudget", [])
	wanted := budget.value.spec.minAvailable
	some workload in _workloads(budget)
	autoscalers := replicas.autoscalers(workload)
	count([autoscaler | some autoscaler in autoscalers; _is_open(autoscaler)]) == 0

	# Of several autoscalers one is there at a time: those of overlays, or of examples.
	least := max([replicas.lower_bound(autoscaler) | some autoscaler in autoscalers])
	_is_more(wanted, least)
	autoscaler := [autoscaler | some autoscaler in autoscalers; replicas.lower_bound(autoscaler) == least][0]
	message := sprintf("%s wants %v pods of %s, of which %s keeps %v at least", [
		budget.title,
		wanted,
		workload.title,
		autoscaler.title,
		least,
	])
	at := array.concat(budget.path, ["spec", "minAvailable"])
}

_is_open(autoscaler) if cluster.unknown(sprintf("%v", [object.get(autoscaler.value.spec, "minReplicas", 1)]))

# The workloads whose pods a budget selects.
_workloads(budget) := [pod.object |
	selector := budget.value.spec.selector
	is_object(selector)
	not selectors.unknown(selector)
	some pod in cluster.pods_like(selectors.wanted(selector), budget.namespace)
	replicas.scalable(pod.object)
	cluster.same(pod.object.namespace, budget.namespace)
	selectors.matches(selector, pod.labels)
]

_is_more(wanted, least) if {
	is_number(wanted)
	wanted > least
}

_is_more(wanted, _) if {
	is_string(wanted)
	regex.match(`^[0-9]{1,6}%$`, wanted)
	to_number(trim_suffix(wanted, "%")) > 100
}
