# METADATA
# title: What network policies hold for
# description: >-
#   The pods of a repository that no NetworkPolicy is seen to select, and why that may not be known. Policies of Cilium
#   and Calico count, those in a folder of examples do not; pods on the network of their node are left out. For rules on
#   the repository whose `documents` are kubernetes, kustomization and helm_chart.
package lib.network_policies

import data.lib.charts
import data.lib.cluster
import data.lib.relative_paths
import data.lib.repository
import data.lib.selectors
import data.lib.sources

# Pods that no policy is seen to select, and those that none is seen to select for what they receive, or for what they
# send.
unselected := _open("any")

open_to_all := _open("Ingress")

free_to_send := _open("Egress")

_open(direction) := [pod |
	some pod in cluster.pods
	pod.object.workload
	not pod.spec.hostNetwork
	not _selected(direction, pod)
]

_selected(direction, pod) if {
	some place in sources.reach(pod.object)
	_holds(direction, pod, place)
}

# A policy for all pods of its namespace holds in that one; where one of the two namespaces is not said, for what stands
# near it.
_selected(direction, pod) if {
	some [home, sample, _] in sources.reach(pod.object)
	[home, sample, pod.object.namespace] in _general[direction]
}

_selected(direction, pod) if {
	some folder in repository.folders_above(pod.object.file)
	some place in sources.reach(pod.object)
	place in _general_beside[[direction, folder]]
}

_holds(direction, pod, place) if {
	some selector in _selecting[pod.path]
	not selectors.empty(selector)
	place in _held[[direction, selector]]
}

_holds(direction, _, [_, sample, namespace]) if [direction, sample, namespace] in _foreign

# Where policies hold, by what they are for and what they select.
_held[[direction, selector]] contains place if {
	some policy in _policies
	selector := _selector(policy)
	is_object(selector)
	some direction in _directions(object.get(policy.value, "spec", {}))
	some place in sources.places(policy)
}

_selects[selector] contains place if {
	some [_, selector], places in _held
	some place in places
}

# What policies select that select a pod, by its path.
_selecting[pod.path] contains selector if {
	some selector, held in _selects
	some pod in cluster.pods_like(selectors.wanted(selector), sources.scope(held))
	selectors.matches(selector, pod.labels)
}

_policies := object.get(cluster.kinds, "NetworkPolicy", [])

# What a policy is for; `types` is the word of Calico. Without one that is Ingress, and Egress where it has rules for
# that.
_directions(spec) := {"any"} | {type | some type in spec[field]; is_string(type)} if {
	some field in ["policyTypes", "types"]
	is_array(spec[field])
	count(spec[field]) > 0
} else := {"any", "Egress", "Ingress"} if {
	spec.egress
} else := {"any", "Ingress"}

_for_all := [policy | some policy in _policies; selectors.empty(_selector(policy))]

_general[direction] contains [home, sample, policy.namespace] if {
	some policy in _for_all
	some direction in _directions(object.get(policy.value, "spec", {}))
	some [home, sample, _] in sources.places(policy)
}

# The same with whatever namespace it may be, by the folder around that of the policy, and by its chart.
_general_beside[[direction, folder]] contains place if {
	some policy in _for_all
	some direction in _directions(object.get(policy.value, "spec", {}))
	beside := relative_paths.folder(relative_paths.folder(policy.file))
	some folder in {beside, object.get(charts.home, policy.file, beside)}
	some place in sources.places(policy)
}

_general_titles[[direction, place]] contains policy.title if {
	some policy in _for_all
	some direction in _directions(object.get(policy.value, "spec", {}))
	some place in sources.places(policy)
}

# A policy without a selector is as one with an empty selector.
_selector(policy) := {} if {
	object.get(policy.value, ["spec", "podSelector"], null) == null
} else := policy.value.spec.podSelector

# Where policies of other makers hold, which select in languages of their own.
_foreign contains [direction, sample, namespace] if {
	some kind in {
		"AdminNetworkPolicy", "BaselineAdminNetworkPolicy", "CiliumClusterwideNetworkPolicy", "ClusterNetworkPolicy",
		"GlobalNetworkPolicy",
	}
	some policy in object.get(cluster.kinds, kind, [])
	some direction in _foreign_directions(policy.value)
	some [_, sample, namespace] in sources.places({"file": policy.file, "namespace": ""})
}

_foreign contains [direction, sample, namespace] if {
	some policy in object.get(cluster.kinds, "CiliumNetworkPolicy", [])
	some direction in _foreign_directions(policy.value)
	some [_, sample, namespace] in sources.places(policy)
}

# What they are for: what they have rules of, in one or several specifications.
_foreign_directions(policy) := ({"any"} | {direction |
	some direction, fields in {"Egress": ["egress", "egressDeny"], "Ingress": ["ingress", "ingressDeny"]}
	some spec in array.concat([object.get(policy, "spec", null)], [spec | some spec in policy.specs])
	some field in fields
	spec[field] != null
}) | {type | some type in policy.spec.types; is_string(type)}

# Why it is not known whether a policy selects a pod, for "Ingress", "Egress" or "any".
doubt(direction, pod) := sprintf("what a NetworkPolicy beside %s selects is filled in later", [pod.object.title]) if {
	count(_unreadable & sources.within(pod.object.namespace)) > 0
} else := sprintf("a NetworkPolicy for %s may come from a chart, a base or an application that is not seen here", [title]) if {
	sources.guards_hidden(pod.object)
	title := pod.object.title
} else := sprintf("whether %s of another chart is applied beside %s is not seen here", [policy, pod.object.title]) if {
	policy := sources.title_beside(pod.object, {found |
		some [_, sample, namespace] in sources.reach(pod.object)
		some selector in _selecting[pod.path]
		some found in _ends[[direction, selector, sample, namespace]]
	})
} else := sprintf("whether %s is in the namespace of %s is not seen here", [policy, pod.object.title]) if {
	policy := min({title |
		some place in sources.reach(pod.object)
		some title in _general_titles[[direction, place]]
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

_titles[[direction, selector, sample, namespace]] contains [home, policy.index, policy.title] if {
	some policy in _policies
	selector := _selector(policy)
	some direction in _directions(object.get(policy.value, "spec", {}))
	some [home, sample, namespace] in sources.places(policy)
}
