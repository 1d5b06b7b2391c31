# METADATA
# title: Autoscaler without a workload
# description: >-
#   A HorizontalPodAutoscaler scales a workload that the repository does not have in the same namespace. It does nothing but
#   report that it cannot find its target, and the workload that it was written for stays at one size under load. Workloads that
#   an operator may make count as there. Where a chart that is not rendered, an application of a GitOps controller, or a file that
#   could not be read may make them, the answer is unknown.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/
#     description: Horizontal pod autoscaling
# custom:
#   severity: low
#   kinds: [repository]
#   documents: [kubernetes, kustomization, helm_chart, terraform]
#   needs_documents: true
#   remediation: >-
#     Compare `scaleTargetRef` with `kind` and `metadata.name` of the workload, and the two namespaces. Delete the autoscaler where
#     the workload is gone.
package kubernetes.dangling_hpa

import data.lib.cluster
import data.lib.operators
import data.lib.unread_manifests

applies if cluster.there

deny contains {"message": message, "at": dangling.at} if {
	some dangling in _dangling
	count(dangling.doubts) == 0
	message := sprintf("%s scales %s, which the repository does not have", [dangling.autoscaler.title, dangling.target])
}

unknown contains {"message": message, "at": dangling.at} if {
	some dangling in _dangling
	count(dangling.doubts) > 0
	message := sprintf("%s, which %s scales, may come from %s", [dangling.target, dangling.autoscaler.title, sort(dangling.doubts)[0]])
}

# Autoscalers whose target is not seen.
_dangling := [{"autoscaler": autoscaler, "target": name, "at": at, "doubts": doubts} |
	some autoscaler in object.get(cluster.kinds, "HorizontalPodAutoscaler", [])
	target := autoscaler.value.spec.scaleTargetRef
	is_string(target.kind)
	is_string(target.name)
	not cluster.unknown(target.name)
	not cluster.unknown(target.kind)
	count(cluster.named(target.kind, target.name, autoscaler.namespace)) == 0
	not operators.makes_named(autoscaler.namespace, target.name)
	name := sprintf("%s %q", [target.kind, target.name])
	at := array.concat(autoscaler.path, ["spec", "scaleTargetRef", "name"])
	doubts := unread_manifests.doubts_of(autoscaler, target.kind, target.name)
]
