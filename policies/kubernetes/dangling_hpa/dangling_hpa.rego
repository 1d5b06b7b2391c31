# METADATA
# title: Autoscaler without a workload
# description: >-
#   A HorizontalPodAutoscaler scales a workload that the repository does not have in the same namespace. It does nothing but
#   report that it cannot find its target, and the workload that it was written for stays at one size under load. Workloads that
#   an operator, a chart or an application of a GitOps controller may make count as there.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/
#     description: Horizontal pod autoscaling
# custom:
#   severity: low
#   kinds: [repository]
#   documents: [kubernetes, kustomization, helm_chart]
#   needs_documents: true
#   remediation: >-
#     Compare `scaleTargetRef` with `kind` and `metadata.name` of the workload, and the two namespaces. Delete the autoscaler where
#     the workload is gone.
package kubernetes.dangling_hpa

import data.lib.cluster
import data.lib.operators
import data.lib.sources

deny contains {"message": message, "at": at} if {
	some autoscaler in object.get(cluster.kinds, "HorizontalPodAutoscaler", [])
	target := autoscaler.value.spec.scaleTargetRef
	is_string(target.kind)
	is_string(target.name)
	not cluster.unknown(target.name)
	count(cluster.named(target.kind, target.name, autoscaler.namespace)) == 0
	not operators.makes_named(autoscaler.namespace, target.name)
	not sources.hidden(autoscaler.namespace)
	message := sprintf("%s scales %s %q, which the repository does not have", [autoscaler.title, target.kind, target.name])
	at := array.concat(autoscaler.path, ["spec", "scaleTargetRef", "name"])
}
