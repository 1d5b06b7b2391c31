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
} else := sprintf("whether %s of another chart is applied beside %s is not seen here", [budget, pod.object.title]) if {
	budget := sources.title_beside(pod.object, {found |
		some [_, sample, namespace] in sources.reach(pod.object)
		some key in _covering(pod)
		some found in _ends[[key, sample, namespace]]
	})
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
	some budget in _budgets
	not selectors.unknown(budget.value.spec.selector)
	not _selects_something(budget)
}

_selects_something(budget) if {
	not _selects_nothing(budget.value)
	some namespace in sources.within(budget.namespace)
	[budget.value.spec.selector, namespace] in _selected
}

_folder(path) := regex.replace(path, `[^/]*$`, "")

_covered(pod) if {
	reach := sources.reach(pod.object)
	some key in _covering(pod)
	count(reach & _held[key]) > 0
}

# What budgets select that cover a pod, and how many pods these let go.
_covering(pod) := {[selector, slack] |
	some selector in _selecting[pod.path]
	some slack in _slacks[selector]
	not _lets_all_replicas_go(slack, pod.object)
}

# What budgets select that select a pod, by its path.
_selecting[pod.path] contains selector if {
	some selector, namespaces in _namespaces
	some pod in cluster.pods_like(selectors.wanted(selector), _scope(namespaces))
	selectors.matches(selector, pod.labels)
}

# What budgets select in the namespaces of pods.
_selected contains [selector, namespace] if {
	some pod in cluster.pods
	some selector in _selecting[pod.path]
	some namespace in sources.around(pod.object.namespace)
}

_namespaces[selector] contains budget.namespace if {
	some budget in _budgets
	not _selects_nothing(budget.value)
	selector := budget.value.spec.selector
	is_object(selector)
}

_scope(namespaces) := min(namespaces) if {
	count(namespaces) == 1
} else := ""

_slacks[selector] contains slack if some [selector, slack], _ in _held

# Where budgets hold, by what they select and let go.
_held[_key(budget)] contains place if {
	some budget in _holding
	some place in sources.places(budget)
}

# Two of the budgets that select the same, of two charts if there are two.
_ends[key] := {min(found), max(found)} if some key, found in _titles

_titles[[_key(budget), sample, namespace]] contains [home, budget.index, budget.title] if {
	some budget in _holding
	some [home, sample, namespace] in sources.places(budget)
}

_key(budget) := [budget.value.spec.selector, object.get(budget.value.spec, "maxUnavailable", null)]

_holding := [budget |
	some budget in _budgets
	is_object(budget.value.spec.selector)
	not _selects_nothing(budget.value)
	not _lets_all_go(budget.value.spec)
]

_budgets := object.get(cluster.kinds, "PodDisruptionBudget", [])

_lets_all_go(spec) if regex.match(`^0+%?$`, sprintf("%v", [spec.minAvailable]))

_lets_all_go(spec) if spec.maxUnavailable == "100%"

_lets_all_replicas_go(slack, workload) if {
	is_number(slack)
	is_number(workload.value.spec.replicas)
	slack >= workload.value.spec.replicas
	count(replicas.autoscalers(workload)) == 0
}

_may_be_covered(pod) if count(_unreadable & sources.within(pod.object.namespace)) > 0

# The namespaces with budgets whose selector is filled in later.
_unreadable contains namespace if {
	some budget in _budgets
	selectors.unknown(budget.value.spec.selector)
	some namespace in sources.around(budget.namespace)
}

# The empty selector meant nothing in v1beta1 and means everything in v1.
_selects_nothing(budget) if {
	budget.apiVersion == "policy/v1beta1"
	selectors.empty(budget.spec.selector)
}
