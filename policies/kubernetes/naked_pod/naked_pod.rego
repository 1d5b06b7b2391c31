# METADATA
# title: Pod without a controller
# description: >-
#   A Pod is applied by itself. When its node dies, is drained or runs short of memory, nothing starts it again elsewhere, and
#   there is no rollout for its next version. Static pods of the control plane, test hooks of Helm and pods that are meant to run
#   once are left out.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/configuration/overview/#naked-pods-vs-replicasets-deployments-and-jobs
#     description: Naked Pods versus ReplicaSets, Deployments, and Jobs
# custom:
#   severity: low
#   kinds: [kubernetes/workload]
#   remediation: >-
#     Make it a Deployment, a StatefulSet where it keeps data, or a Job where it ends. The pod's `spec` moves under `spec.template`
#     as it is; the labels go there too, and into the selector.
package kubernetes.naked_pod

import data.lib.kubernetes

deny contains {"message": message, "at": ["kind"]} if {
	input.kind == "Pod"
	input.apiVersion == "v1"
	is_object(input.spec)
	object.get(input.spec, "restartPolicy", "Always") != "Never"
	count([owner | some owner in input.metadata.ownerReferences]) == 0
	not _static
	not _hook
	message := sprintf("%s has no controller that would start it again", [kubernetes.name])
}

_static if {
	input.metadata.namespace == "kube-system"
	input.metadata.labels.tier == "control-plane"
}

_static if input.metadata.annotations["kubernetes.io/config.mirror"]

_hook if input.metadata.annotations["helm.sh/hook"]
