# METADATA
# title: Pods that no NetworkPolicy selects
# description: >-
#   No NetworkPolicy of the repository selects the pods of a workload. They take connections from every pod of the cluster and
#   may call everything, the metadata service of the cloud too, so that one taken pod reaches all others. Policies of Cilium and
#   Calico count, those in a folder of examples do not; pods on the network of their node are left out, for no NetworkPolicy
#   holds them. Where a policy is filled in later, may come from another chart or what is installed from elsewhere, or holds for a
#   namespace that one of the two does not say, the answer is unknown.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/services-networking/network-policies/#the-two-sorts-of-pod-isolation
#     description: Network policies, isolation of pods
# custom:
#   severity: medium
#   kinds: [repository]
#   documents: [kubernetes, kustomization, helm_chart]
#   needs_documents: true
#   remediation: >-
#     Add a policy with an empty `podSelector` that denies all in the namespace, then one a workload for what it needs. Allow DNS
#     (port 53 to kube-system) when you close egress, or every name fails; watch the drops of the CNI before and after.
#   controls:
#     cis_kubernetes_1_10: ["5.3.2"]
#     nsa_cisa_1_2: [network-separation]
package kubernetes.network_policy

import data.lib.charts
import data.lib.cluster
import data.lib.relative_paths
import data.lib.repository
import data.lib.selectors
import data.lib.sources

deny contains {"message": message, "at": pod.path} if {
	some pod in _open
	not _doubt(pod)
	message := sprintf("no NetworkPolicy selects the pods of %s", [pod.object.title])
}

unknown contains {"message": message, "at": pod.path} if {
	some pod in _open
	message := _doubt(pod)
}

# Pods that no policy is seen to hold for.
_open := [pod |
	some pod in cluster.pods
	pod.object.workload
	not pod.spec.hostNetwork
	not _selected(pod)
]

_selected(pod) if {
	some place in sources.reach(pod.object)
	_holds(pod, place)
}

# A policy for all pods of its namespace holds in that one; where one of the two namespaces is not said, for what stands near it.
_selected(pod) if {
	some [home, sample, _] in sources.reach(pod.object)
	[home, sample, pod.object.namespace] in _general
}

_selected(pod) if {
	some folder in repository.folders_above(pod.object.file)
	some place in sources.reach(pod.object)
	place in _general_beside[folder]
}

_holds(pod, place) if {
	some selector in _selecting[pod.path]
	not selectors.empty(selector)
	place in _held[selector]
}

_holds(_, [_, sample, namespace]) if [sample, namespace] in _foreign

# Where policies hold, by what they select.
_held[selector] contains place if {
	some policy in _policies
	selector := _selector(policy)
	is_object(selector)
	some place in sources.places(policy)
}

# What policies select that select a pod, by its path.
_selecting[pod.path] contains selector if {
	some selector, held in _held
	some pod in cluster.pods_like(selectors.wanted(selector), sources.scope(held))
	selectors.matches(selector, pod.labels)
}

_policies := object.get(cluster.kinds, "NetworkPolicy", [])

_for_all := [policy | some policy in _policies; selectors.empty(_selector(policy))]

_general contains [home, sample, policy.namespace] if {
	some policy in _for_all
	some [home, sample, _] in sources.places(policy)
}

# The same with whatever namespace it may be, by the folder around that of the policy, and by its chart.
_general_beside[folder] contains place if {
	some policy in _for_all
	beside := relative_paths.folder(relative_paths.folder(policy.file))
	some folder in {beside, object.get(charts.home, policy.file, beside)}
	some place in sources.places(policy)
}

_general_titles[place] contains policy.title if {
	some policy in _for_all
	some place in sources.places(policy)
}

# A policy without a selector is as one with an empty selector.
_selector(policy) := {} if {
	object.get(policy.value, ["spec", "podSelector"], null) == null
} else := policy.value.spec.podSelector

# Where policies of other makers hold, which select in languages of their own.
_foreign contains [sample, namespace] if {
	some kind in {
		"AdminNetworkPolicy", "BaselineAdminNetworkPolicy", "CiliumClusterwideNetworkPolicy", "ClusterNetworkPolicy",
		"GlobalNetworkPolicy",
	}
	some policy in object.get(cluster.kinds, kind, [])
	some [_, sample, namespace] in sources.places({"file": policy.file, "namespace": ""})
}

_foreign contains [sample, namespace] if {
	some policy in object.get(cluster.kinds, "CiliumNetworkPolicy", [])
	some [_, sample, namespace] in sources.places(policy)
}

# Why it is not known whether a policy selects a pod.
_doubt(pod) := sprintf("what a NetworkPolicy beside %s selects is filled in later", [pod.object.title]) if {
	count(_unreadable & sources.within(pod.object.namespace)) > 0
} else := sprintf("a NetworkPolicy for %s may come from a chart, a base or an application that is not seen here", [title]) if {
	sources.guards_hidden(pod.object)
	title := pod.object.title
} else := sprintf("whether %s of another chart is applied beside %s is not seen here", [policy, pod.object.title]) if {
	policy := sources.title_beside(pod.object, {found |
		some [_, sample, namespace] in sources.reach(pod.object)
		some selector in _selecting[pod.path]
		some found in _ends[[selector, sample, namespace]]
	})
} else := sprintf("whether %s is in the namespace of %s is not seen here", [policy, pod.object.title]) if {
	policy := min({title |
		some place in sources.reach(pod.object)
		some title in _general_titles[place]
	})
}

# The namespaces with policies whose selector is filled in later.
_unreadable contains namespace if {
	some policy in _policies
	selectors.unknown(policy.value.spec.podSelector)
	some namespace in sources.around(policy.namespace)
}

# Two of the policies that select the same, of two charts if there are two.
_ends[key] := {min(found), max(found)} if some key, found in _titles

_titles[[selector, sample, namespace]] contains [home, policy.index, policy.title] if {
	some policy in _policies
	selector := _selector(policy)
	some [home, sample, namespace] in sources.places(policy)
}
