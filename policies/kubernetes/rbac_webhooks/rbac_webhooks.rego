# METADATA
# title: Control of admission webhooks
# description: >-
#   A role writes webhook configurations. A webhook of the attacker's sees every object that is admitted, Secrets among them,
#   and a mutating one rewrites them, so that the next pod of kube-system runs an image of theirs. Deleting one switches off
#   whatever it enforced.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#control-admission-webhooks
#     description: Role based access control good practices, control admission webhooks
# custom:
#   severity: high
#   kinds: [kubernetes/Role, kubernetes/ClusterRole]
#   remediation: >-
#     Apply webhook configurations with the pipeline that installs the component and take the right from the component
#     itself. A controller that renews the CA bundle gets `update` or `patch` with `resourceNames` of its own configuration.
#   controls:
#     cis_kubernetes_1_10: ["5.1.12"]
#     nsa_cisa_1_2: [authentication]
package kubernetes.rbac_webhooks

import data.lib.kubernetes
import data.lib.rbac

deny contains {"message": message, "at": right.path} if {
	some rule in rbac.grants
	some right in rbac.rights(rule, "admissionregistration.k8s.io", _resources, _verbs)
	message := sprintf("%s allows changes of admission webhooks (%s)", [kubernetes.name, right.text])
}

unknown contains finding if {
	some rule in rbac.rules
	some finding in rbac.undecided(rule, "admissionregistration.k8s.io", _resources, _verbs)
}

_resources := {"mutatingwebhookconfigurations", "validatingwebhookconfigurations"}

_verbs := {"create", "delete", "deletecollection", "patch", "update"}
