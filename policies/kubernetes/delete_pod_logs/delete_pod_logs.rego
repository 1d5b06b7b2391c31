# METADATA
# title: Deletion of the logs of pods
# description: >-
#   A role grants `delete`, `deletecollection` or `*` on `pods/log`. The logs are the trace of who did what in a
#   container, and who wrote the rule means that they may be removed. Today the API server reads logs only, so the right
#   is dead until it learns to; the verb `get` is all that the subresource knows.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#get-read-log-of-the-specified-pod
#     description: Kubernetes API, read the log of a pod
#   - ref: https://avd.aquasec.com/misconfig/ksv042
#     description: Trivy, delete pod logs
# custom:
#   severity: low
#   kinds: [kubernetes/Role, kubernetes/ClusterRole]
#   remediation: >-
#     Write `get` alone for `pods/log`, in a rule of its own where other resources need more verbs. Ship logs out of the
#     cluster: they go with the pod.
#   controls:
#     nsa_cisa_1_2: [logging]
#   overlaps: [kubernetes.rbac_delete_events]
package kubernetes.delete_pod_logs

import data.lib.kubernetes
import data.lib.rbac

deny contains {"message": message, "at": right.path} if {
	some rule in rbac.rules
	some right in rbac.rights(rule, "", {"pods/log"}, _verbs)
	rule.resources[right.path[3]] != "*"
	message := sprintf("%s allows deletion of the logs of pods (%s)", [kubernetes.name, right.text])
}

unknown contains finding if {
	some rule in rbac.rules
	not "*" in rule.resources
	some finding in rbac.undecided(rule, "", {"pods/log"}, _verbs)
}

_verbs := {"delete", "deletecollection"}
