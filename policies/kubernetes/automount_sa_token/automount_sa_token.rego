# METADATA
# title: Service account token mounted into a pod
# description: >-
#   A pod gets the token of its ServiceAccount, though nothing shows that it talks to the API. Whoever gets into the container
#   reads it from a well-known path and can use every right that the account has or is given later. Kubernetes mounts it unless
#   the pod or its ServiceAccount says no, the pod first; Terraform's provider says yes for a pod that says nothing. Pods whose own
#   ServiceAccount a role is bound to are left out.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting
#     description: Opt out of API credential automounting
# custom:
#   severity: low
#   kinds: [repository]
#   documents: [kubernetes, kustomization, helm_chart]
#   needs_documents: true
#   remediation: >-
#     Set `automountServiceAccountToken: false` in the pod spec, or in the ServiceAccount for all of its pods. Programs that ask the
#     API (leader election, operators, some metrics agents) fail with a missing token; give those an account with a role.
#   controls:
#     cis_kubernetes_1_10: ["5.1.6"]
#     nsa_cisa_1_2: [pod-security]
package kubernetes.automount_sa_token

import data.lib.accounts
import data.lib.fix

deny contains {"message": message, "at": at, "fix": remedy} if {
	some pod in accounts.mounting
	not accounts.calls_api(pod)
	message := sprintf("the token of ServiceAccount %q is mounted into the pods of %s", [
		pod.account,
		pod.object.title,
	])
	at := _nearest(pod)
	edit := fix.set(array.concat(pod.path, ["automountServiceAccountToken"]), false)

	# The account may be bound to a role elsewhere, and a program in the image may read the token.
	remedy := fix.unsafe("Set automountServiceAccountToken to false", [edit])
}

unknown contains {"message": message, "at": pod.path} if {
	some pod in accounts.undecided
	not accounts.calls_api(pod)
	message := sprintf("whether the token of ServiceAccount %q is mounted into the pods of %s hangs on what is filled in later", [
		pod.account,
		pod.object.title,
	])
}

_nearest(pod) := array.concat(pod.path, ["automountServiceAccountToken"]) if {
	pod.spec.automountServiceAccountToken == true
} else := pod.path
