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
	some scaled in object.get(cluster.kinds, "ScaledObject", [])
	scaled.value.spec.scaleTargetRef.name == workload.name
	cluster.same(scaled.namespace, workload.namespace)
	scaled.value.spec.minReplicaCount > 1
} else if {
	some document in input.documents.kustomization
	some entry in document.value.replicas
	entry.name == workload.name
	entry.count > 1
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

# Whether something else decides the count: KEDA, the `replicas` of a kustomization, or a patch or a copy of the workload.
decided_elsewhere(workload) if {
	some scaled in object.get(cluster.kinds, "ScaledObject", [])
	scaled.value.spec.scaleTargetRef.name == workload.name
	cluster.same(scaled.namespace, workload.namespace)
}

decided_elsewhere(workload) if {
	some document in input.documents.kustomization
	some entry in document.value.replicas
	entry.name == workload.name
}

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
