# METADATA
# title: Deployment with one replica
# description: >-
#   A Deployment has one pod, or an autoscaler may bring it down to one. When that pod's node is drained, dies or kills it for
#   memory, the service is away until another has started elsewhere. A Deployment without `replicas` has one; those that are scaled
#   by KEDA, a kustomization or a patch, and those that cannot run twice (`Recreate`), are left out.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#replicas
#     description: Deployment, replicas
#   - ref: https://kubernetes.io/docs/concepts/workloads/autoscaling/
#     description: Autoscaling workloads
# custom:
#   severity: low
#   kinds: [repository]
#   documents: [kubernetes, kustomization, helm_chart]
#   needs_documents: true
#   remediation: >-
#     Set `replicas: 2` or more, or `minReplicas` of the autoscaler, once the program can run twice: no state in memory or on a
#     ReadWriteOnce volume, and a lock for what must happen once. Spread the pods over nodes, or both go together.
package kubernetes.replicas

import data.lib.cluster
import data.lib.placeholders
import data.lib.replicas

deny contains {"message": message, "at": at} if {
	some workload in _alone
	object.get(workload.value, ["spec", "replicas"], 1) in {1, null}
	count(replicas.maybe_autoscalers(workload)) == 0
	message := sprintf("%s has one replica", [workload.title])
	at := array.concat(workload.path, _nearest(workload.value, "replicas"))
}

deny contains {"message": message, "at": at} if {
	some workload in replicas.workloads
	workload.kind != "StatefulSet"
	some autoscaler in replicas.autoscalers(workload)
	replicas.lower_bound(autoscaler) == 1
	not cluster.unknown(sprintf("%v", [object.get(autoscaler.value.spec, "minReplicas", 1)]))
	message := sprintf("%s may bring %s down to one replica", [autoscaler.title, workload.title])
	at := array.concat(autoscaler.path, _nearest(autoscaler.value, "minReplicas"))
}

unknown contains placeholders.finding(what, placeholder, array.concat(workload.path, ["spec", "replicas"])) if {
	some workload in _alone
	placeholder := placeholders.whole(workload.value.spec.replicas)
	placeholders.filled(workload.value.spec.replicas) in {"1", workload.value.spec.replicas}
	what := sprintf("how many replicas %s has", [workload.title])
}

unknown contains {"message": message, "at": array.concat(workload.path, _nearest(workload.value, "replicas"))} if {
	some workload in _alone
	object.get(workload.value, ["spec", "replicas"], 1) in {1, null}
	some autoscaler in replicas.maybe_autoscalers(workload)
	message := sprintf("whether %s scales %s is filled in later", [autoscaler.title, workload.title])
}

unknown contains placeholders.finding(what, placeholder, array.concat(autoscaler.path, ["spec", "minReplicas"])) if {
	some workload in replicas.workloads
	workload.kind != "StatefulSet"
	some autoscaler in replicas.autoscalers(workload)
	placeholder := placeholders.whole(autoscaler.value.spec.minReplicas)
	placeholders.filled(autoscaler.value.spec.minReplicas) in {"1", autoscaler.value.spec.minReplicas}
	what := sprintf("to how many replicas %s may bring %s down", [autoscaler.title, workload.title])
}

# Workloads whose replicas are what they say themselves.
_alone := [workload |
	some workload in replicas.workloads
	workload.kind != "StatefulSet"
	object.get(workload.value, ["spec", "strategy", "type"], "") != "Recreate"
	count(replicas.autoscalers(workload)) == 0
	not replicas.decided_elsewhere(workload)
]

_nearest(value, field) := ["spec", field] if {
	object.get(value.spec, field, null) != null
} else := ["spec"]
