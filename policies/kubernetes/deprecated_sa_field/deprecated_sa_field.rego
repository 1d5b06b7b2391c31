# METADATA
# title: Service account by its old field
# description: >-
#   A pod names its service account by `serviceAccount`, the field that `serviceAccountName` replaced. Where the two
#   differ the new one counts and the old one misleads who reads it. Both with the same name, as the API server writes
#   them, are fine.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/
#     description: Kubernetes API, PodSpec
#   - ref: https://docs.kubelinter.io/#/generated/checks?id=deprecated-service-account-field
#     description: kube-linter, deprecated service account field
# custom:
#   severity: low
#   kinds: [kubernetes/workload, kubernetes/patch]
#   remediation: >-
#     Write the name into `serviceAccountName` and delete `serviceAccount`.
package kubernetes.deprecated_sa_field

import data.lib.fix
import data.lib.kubernetes

deny contains {"message": message, "at": at, "fix": remedy} if {
	some pod in kubernetes.pods
	account := pod.spec.serviceAccount
	is_string(account)
	account != ""
	name := object.get(pod.spec, "serviceAccountName", "")
	name != account
	at := array.concat(pod.path, ["serviceAccount"])
	message := sprintf("%s %s", [kubernetes.name, _complaint(account, name)])

	# The new field counts where both say something, else the old one.
	remedy := fix.safe("Use serviceAccountName", array.concat(_named(pod, account, name), [fix.remove(at)]))
}

_complaint(account, name) := sprintf("names its service account by the old field serviceAccount (%s)", [account]) if {
	name in {"", null}
} else := sprintf("runs under %v, and not under %s, which its old field serviceAccount names", [name, account])

_named(pod, account, name) := [fix.set(array.concat(pod.path, ["serviceAccountName"]), account)] if {
	name in {"", null}
} else := []
