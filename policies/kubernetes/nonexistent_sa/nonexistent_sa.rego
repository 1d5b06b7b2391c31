# METADATA
# title: Pod with a service account that is not there
# description: >-
#   A workload names a ServiceAccount that the repository does not have in its namespace. Kubernetes makes no pod for it until
#   somebody makes the account, so the rollout hangs with an event on the ReplicaSet and nothing else. Accounts that an operator
#   may make count as there. Where a chart that is not rendered, an application of a GitOps controller, or a file that could not
#   be read may make them, the answer is unknown.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/
#     description: Configure service accounts for pods
# custom:
#   severity: low
#   kinds: [repository]
#   documents: [kubernetes, kustomization, helm_chart, terraform]
#   needs_documents: true
#   remediation: >-
#     Add the ServiceAccount beside the workload, in the same namespace, or correct the name. Waive the finding where Terraform or
#     another repository makes the account, as is usual for identities of a cloud.
package kubernetes.nonexistent_sa

import data.lib.cluster
import data.lib.operators
import data.lib.unread_manifests

applies if cluster.there

deny contains {"message": message, "at": _at(pod)} if {
	some pod in _lacking
	count(_doubts(pod)) == 0
	message := sprintf("%s uses ServiceAccount %q, which the repository does not have in its namespace", [pod.object.title, pod.account])
}

unknown contains {"message": message, "at": _at(pod)} if {
	some pod in _lacking
	doubts := sort(_doubts(pod))
	count(doubts) > 0
	message := sprintf("ServiceAccount %q, which %s uses, may come from %s", [pod.account, pod.object.title, doubts[0]])
}

# Pods whose account is not seen.
_lacking := [pod |
	some pod in cluster.pods
	pod.object.workload
	name := pod.account
	not name in _always_there
	not cluster.unknown(name)
	pod.object.namespace != "kube-system"
	count(cluster.named("ServiceAccount", name, pod.object.namespace)) == 0
	not operators.makes_named(pod.object.namespace, name)
]

_doubts(pod) := unread_manifests.doubts_of(pod.object, "ServiceAccount", pod.account)

_at(pod) := array.concat(pod.path, _field(pod.spec))

# OpenShift makes the last three in every namespace.
_always_there := {"default", "builder", "deployer", "pipeline"}

_field(spec) := ["serviceAccountName"] if {
	is_string(spec.serviceAccountName)
	spec.serviceAccountName != ""
} else := ["serviceAccount"]
