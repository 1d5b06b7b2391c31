# METADATA
# title: Replicas without a PodDisruptionBudget
# description: >-
#   No PodDisruptionBudget of the repository covers a workload of several pods. A drain, an upgrade of the nodes or the cluster
#   autoscaler may then evict all of them at once, and the service is away although nothing failed. A budget that lets all of
#   them go (`minAvailable: 0`, `maxUnavailable: 100%`) covers nothing. A workload with one replica, as it has where it does not
#   say how many, is left out: a budget for it would only block the drain. Where a budget is filled in later, or may come from
#   what is installed from elsewhere, the answer is unknown.
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
	some pod in _open
	not _doubt(pod)
	message := sprintf("no PodDisruptionBudget covers the pods of %s", [pod.object.title])
}

unknown contains {"message": message, "at": pod.path} if {
	some pod in _open
	message := _doubt(pod)
}

# Why it is not known whether a budget covers a pod.
_doubt(pod) := sprintf("what a PodDisruptionBudget beside %s selects is filled in later", [pod.object.title]) if {
	_may_be_covered(pod)
} else := sprintf("a PodDisruptionBudget for %s may come from a chart, a base or an application that is not seen here", [title]) if {
	sources.guards_hidden(pod.object)
	title := pod.object.title
} else := sprintf("whether %s of another chart is applied beside %s is not seen here", [budget.title, pod.object.title]) if {
	budgets := [budget | some budget in _covering(pod); sources.may_guard(budget, pod.object)]
	budget := budgets[0]
}

# Pods of several that no budget is seen to cover.
_open := [pod |
	some pod in cluster.pods
	_several(pod.object)
	not _covered(pod)
]

_several(workload) if {
	replicas.scalable(workload)
	replicas.several(workload)
}

# A budget beside it that selects nothing is meant for it, so that it has several pods although it does not say so.
_several(workload) if {
	replicas.scalable(workload)
	object.get(workload.value, ["spec", "replicas"], null) == null
	_folder(workload.file) in _strays
	count(replicas.autoscalers(workload)) == 0
}

# Folders with such budgets.
_strays contains _folder(budget.file) if {
	some budget in object.get(cluster.kinds, "PodDisruptionBudget", [])
	not selectors.unknown(budget.value.spec.selector)
	not _selects_something(budget)
}

_selects_something(budget) if {
	some pod in cluster.pods_in(budget.namespace)
	_selects(budget.value, pod.labels)
}

_folder(path) := regex.replace(path, `[^/]*$`, "")

_covered(pod) if {
	some budget in _covering(pod)
	sources.guards(budget, pod.object)
}

_covering(pod) := [budget |
	some budget in cluster.of("PodDisruptionBudget", pod.object.namespace)
	_selects(budget.value, pod.labels)
	not _lets_all_go(budget.value.spec)
	not _lets_all_replicas_go(budget.value.spec, pod.object)
]

_lets_all_go(spec) if regex.match(`^0+%?$`, sprintf("%v", [spec.minAvailable]))

_lets_all_go(spec) if spec.maxUnavailable == "100%"

_lets_all_replicas_go(spec, workload) if {
	is_number(spec.maxUnavailable)
	is_number(workload.value.spec.replicas)
	spec.maxUnavailable >= workload.value.spec.replicas
	count(replicas.autoscalers(workload)) == 0
}

_may_be_covered(pod) if {
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
