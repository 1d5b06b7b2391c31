# METADATA
# title: Default ServiceAccount that mounts its token
# description: >-
#   A ServiceAccount called `default` does not say `automountServiceAccountToken: false`. Every pod of the namespace
#   that names no account gets its token at a known path, though hardly one of them calls the API; a right that somebody
#   gives the account for one of them, all of them have.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting
#     description: Opt out of API credential automounting
#   - ref: https://www.checkov.io/5.Policy%20Index/kubernetes.html
#     description: Checkov, Kubernetes policies
# custom:
#   severity: low
#   kinds: [kubernetes/ServiceAccount]
#   remediation: >-
#     Set `automountServiceAccountToken: false` in the account `default` of each namespace, and give a workload that
#     calls the API an account of its own.
#   controls:
#     cis_kubernetes_1_10: ["5.1.5"]
#   overlaps: [kubernetes.automount_sa_token]
package kubernetes.default_sa_automount

import data.lib.fix
import data.lib.kubernetes
import data.lib.placeholders

# A patch leaves out what the account says.
applies if not kubernetes.partial

applies if is_boolean(input.automountServiceAccountToken)

deny contains {"message": message, "at": at, "fix": remedy} if {
	_is_default
	mounts := object.get(input, "automountServiceAccountToken", null)
	mounts != false
	not placeholders.whole(mounts)
	message := "ServiceAccount \"default\" lets its token be mounted into every pod that names no account"
	at := [field | some field in ["automountServiceAccountToken"]; input[field] == true]
	remedy := fix.unsafe("Set automountServiceAccountToken to false", [fix.set(["automountServiceAccountToken"], false)])
}

unknown contains placeholders.finding(what, placeholder, ["automountServiceAccountToken"]) if {
	_is_default
	placeholder := placeholders.whole(input.automountServiceAccountToken)
	placeholders.filled(input.automountServiceAccountToken) != "false"
	what := "whether ServiceAccount \"default\" mounts its token"
}

_is_default if {
	input.kind == "ServiceAccount"
	input.metadata.name == "default"
}
