# METADATA
# title: Disruption budget that keeps broken pods
# description: >-
#   A PodDisruptionBudget does not set `unhealthyPodEvictionPolicy: AlwaysAllow`. Pods that never became ready then
#   count as guarded: a workload that crashes, or waits for a mistake in its configuration to be mended, blocks the
#   drain of its nodes until it is well.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/run-application/configure-pdb/#unhealthy-pod-eviction-policy
#     description: Unhealthy pod eviction policy
#   - ref: https://docs.kubelinter.io/#/generated/checks?id=pdb-unhealthy-pod-eviction-policy
#     description: kube-linter, unhealthy pod eviction policy
# custom:
#   severity: low
#   kinds: [kubernetes/PodDisruptionBudget]
#   remediation: >-
#     Set `unhealthyPodEvictionPolicy: AlwaysAllow`. Leave it out for what repairs itself only on its node, as some
#     databases do, and waive the finding there.
package kubernetes.pdb_unhealthy_pod_eviction_policy

import data.lib.fix
import data.lib.kubernetes
import data.lib.placeholders

# A patch leaves out what its budget says.
applies if not kubernetes.partial

applies if is_string(_policy)

deny contains {"message": message, "at": at, "fix": remedy} if {
	_is_judged
	_policy != "AlwaysAllow"
	not placeholders.whole(_policy)
	message := sprintf("%s keeps pods that are not ready on their node", [kubernetes.name])
	at := _nearest(_policy)
	remedy := fix.unsafe("Let pods go that are not ready", [fix.set(["spec", "unhealthyPodEvictionPolicy"], "AlwaysAllow")])
}

unknown contains placeholders.finding(what, placeholder, ["spec", "unhealthyPodEvictionPolicy"]) if {
	_is_judged
	placeholder := placeholders.whole(_policy)
	placeholders.filled(_policy) != "AlwaysAllow"
	what := sprintf("unhealthyPodEvictionPolicy of %s", [kubernetes.name])
}

# The field came with policy/v1.
_is_judged if {
	input.kind == "PodDisruptionBudget"
	input.apiVersion != "policy/v1beta1"
	is_object(input.spec)
}

_policy := object.get(input, ["spec", "unhealthyPodEvictionPolicy"], null)

_nearest(null) := ["spec"]

_nearest(policy) := ["spec", "unhealthyPodEvictionPolicy"] if policy != null
