# METADATA
# title: Replicas without a PodDisruptionBudget
# description: >-
#   No PodDisruptionBudget of the repository covers a workload of several pods. A drain, an upgrade of the nodes or the cluster
#   autoscaler may then evict all of them at once, and the service is away although nothing failed. A workload that says it has
#   one replica or none is left out: a budget for it would only block the drain.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/run-application/configure-pdb/
#     description: Specifying a disruption budget
# custom:
#   severity: low
#   kinds: [repository]
#   documents: [kubernetes, kustomization, helm_chart]
#   needs_documents: true
#   remediation: >-
#     Add a PodDisruptionBudget with the labels of the pod template and `maxUnavailable: 1`, which stays right when the workload
#     is scaled. `minAvailable` as high as the number of replicas blocks every drain.
package kubernetes.pdb

import data.lib.cluster
import data.lib.replicas
import data.lib.selectors
import data.lib.sources

deny contains {"message": message, "at": pod.path} if {
	some pod in cluster.pods
	_several(pod.object)
	not _covered(pod)
	not sources.hidden(pod.object.namespace)
	message := sprintf("no PodDisruptionBudget covers the pods of %s", [pod.object.title])
}

# Whether a workload has several pods, or does not say how many.
_several(workload) if {
	replicas.scalable(workload)
	_number(workload) != 1
}

# Its least number of pods; 0 where it does not say.
_number(workload) := 0 if {
	replicas.decided_elsewhere(workload)
} else := max([replicas.lower_bound(autoscaler) | some autoscaler in scalers]) if {
	scalers := replicas.autoscalers(workload)
	count(scalers) > 0
} else := 1 if {
	object.get(workload.value, ["spec", "replicas"], null) in {0, 1}
} else := 0

_covered(pod) if {
	some budget in cluster.of("PodDisruptionBudget", pod.object.namespace)
	_selects(budget.value, pod.labels)
}

_covered(pod) if {
	some budget in _unreadable
	cluster.same(budget.namespace, pod.object.namespace)
}

# Budgets whose selector is filled in later.
_unreadable := [budget |
	some budget in object.get(cluster.kinds, "PodDisruptionBudget", [])
	selectors.unknown(budget.value.spec.selector)
]

_selects(budget, labels) if {
	not _selects_nothing(budget)
	selectors.matches(budget.spec.selector, labels)
}

# The empty selector meant nothing in v1beta1 and means everything in v1.
_selects_nothing(budget) if {
	budget.apiVersion == "policy/v1beta1"
	selectors.empty(budget.spec.selector)
}
