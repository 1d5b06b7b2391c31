# METADATA
# title: Replicas
# description: How many pods a workload has at least, by its own count and by what scales it.
package lib.replicas

import data.lib.cluster

# Workloads whose pods stand for each other: Deployments and their like, and StatefulSets. Patches of them and objects
# without a template are none.
workloads := [pod.object |
	some pod in cluster.pods
	scalable(pod.object)
]

# Whether an object is such a workload.
scalable(object_) if {
	object_.workload
	object_.kind in {"Deployment", "DeploymentConfig", "Rollout", "StatefulSet"}
}

# The HorizontalPodAutoscalers of a workload.
autoscalers(workload) := [autoscaler |
	some position in object.get(_targets, workload.name, set())
	autoscaler := _autoscalers[position]
	autoscaler.value.spec.scaleTargetRef.kind == workload.kind
	cluster.same(autoscaler.namespace, workload.namespace)
]

# The autoscalers that may turn out to be of a workload: what they scale is filled in later, or the name of the workload is.
maybe_autoscalers(workload) := [autoscaler |
	some autoscaler in candidates
	cluster.same(autoscaler.namespace, workload.namespace)
	target := autoscaler.value.spec.scaleTargetRef
	_may_be(target.kind, workload.kind)
	_may_be(target.name, workload.name)
] if {
	candidates := _candidates(workload.name)
} else := []

_candidates(name) := _autoscalers if {
	cluster.unknown(name)
} else := _open_autoscalers

_open_autoscalers := [autoscaler |
	some autoscaler in _autoscalers
	some field in ["kind", "name"]
	cluster.unknown(autoscaler.value.spec.scaleTargetRef[field])
]

_may_be(one, other) if one == other

_may_be(one, _) if cluster.unknown(one)

_may_be(_, other) if cluster.unknown(other)

_autoscalers := object.get(cluster.kinds, "HorizontalPodAutoscaler", [])

_targets[name] contains position if {
	some position, autoscaler in _autoscalers
	name := autoscaler.value.spec.scaleTargetRef.name
	is_string(name)
}

# Their lower bound; 1 where none is written.
lower_bound(autoscaler) := number if {
	number := autoscaler.value.spec.minReplicas
	is_number(number)
} else := 1

# Whether a workload has several pods: it says so, or what scales it does. Without `replicas` it has one.
several(workload) if {
	scalers := autoscalers(workload)
	_enough(workload, scalers)
} else if {
	some scaled in _scaled(workload)
	scaled.value.spec.minReplicaCount > 1
} else if {
	some number in _counts[workload.name]
	number > 1
} else if {
	some other in cluster.named(workload.kind, workload.name, workload.namespace)
	other.value.spec.replicas > 1
	_changes(other)
}

_enough(workload, scalers) if {
	count(scalers) == 0
	number := workload.value.spec.replicas
	is_number(number)
	number > 1
} else if max([lower_bound(autoscaler) | some autoscaler in scalers]) > 1

# The ScaledObjects of KEDA for a workload.
_scaled(workload) := [scaled |
	some position in object.get(_scaling, workload.name, set())
	scaled := _scaled_objects[position]
	cluster.same(scaled.namespace, workload.namespace)
]

_scaled_objects := object.get(cluster.kinds, "ScaledObject", [])

_scaling[name] contains position if {
	some position, scaled in _scaled_objects
	name := scaled.value.spec.scaleTargetRef.name
	is_string(name)
}

# What kustomizations say that the workloads of a name have.
_counts[entry.name] contains object.get(entry, "count", null) if {
	some document in input.documents.kustomization
	some entry in document.value.replicas
	is_string(entry.name)
}

# Whether something else decides the count: KEDA, the `replicas` of a kustomization, or a patch or a copy of the workload.
decided_elsewhere(workload) if count(_scaled(workload)) > 0

decided_elsewhere(workload) if _counts[workload.name]

decided_elsewhere(workload) if {
	some other in cluster.named(workload.kind, workload.name, workload.namespace)
	other.index != workload.index
	other.value.spec.replicas > 1
}

# Whether an object is there to be laid over another of its name: it has no template or a container without an image.
_changes(object_) if object_.patch

_changes(object_) if not object_.value.spec.template

_changes(object_) if {
	some container in object_.value.spec.template.spec.containers
	not container.image
}
