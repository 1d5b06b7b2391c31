# METADATA
# title: Pod with the default service account
# description: >-
#   A pod talks to the API as the ServiceAccount `default`, which every pod of its namespace gets that names none. A right that
#   somebody grants it for one of them, all of them have, and the audit log cannot tell them apart. Pods into which no token is
#   mounted do not use the account and are left out.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/service-accounts/#default-service-accounts
#     description: Default service accounts
# custom:
#   severity: low
#   kinds: [repository]
#   documents: [kubernetes, kustomization, helm_chart]
#   needs_documents: true
#   remediation: >-
#     Make a ServiceAccount for the workload and name it in `serviceAccountName`. Where the pod does not need the API, set
#     `automountServiceAccountToken: false` in it, or once in the account `default` of the namespace.
#   controls:
#     cis_kubernetes_1_10: ["5.1.5"]
#     nsa_cisa_1_2: [authentication]
package kubernetes.default_service_account

import data.lib.accounts

deny contains {"message": message, "at": at} if {
	some pod in accounts.mounting
	pod.account == "default"
	message := sprintf("the pods of %s use the ServiceAccount \"default\"", [pod.object.title])
	at := _nearest(pod)
}

_nearest(pod) := array.concat(pod.path, ["serviceAccountName"]) if {
	pod.spec.serviceAccountName == "default"
} else := array.concat(pod.path, ["serviceAccount"]) if {
	pod.spec.serviceAccount == "default"
} else := pod.path
