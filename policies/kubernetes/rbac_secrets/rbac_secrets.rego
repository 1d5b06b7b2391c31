# METADATA
# title: Access to every Secret
# description: >-
#   A role reads or changes Secrets without naming them. `list` and `watch` answer with the contents, `patch` and
#   `deletecollection` with what they touched, so each of them reads. Whoever gets hold of such an account has every
#   password, registry login and service account token of the namespace or, with a ClusterRoleBinding, of the cluster.
#   `create` alone is left out: it shows nothing, and no name can narrow it.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#listing-secrets
#     description: Role based access control good practices, listing secrets
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources
#     description: Using RBAC authorization, resourceNames
# custom:
#   severity: high
#   kinds: [kubernetes/Role, kubernetes/ClusterRole]
#   remediation: >-
#     Mount the Secret into the pod that needs it and drop the rule; a mount takes no RBAC. What has to call the API names
#     its Secrets in `resourceNames` and keeps `get`, `update` or `patch`. A controller that watches Secrets gets a Role in
#     the namespaces it serves; the audit log shows which ones it asks for.
#   controls:
#     cis_kubernetes_1_10: ["5.1.2"]
#     cis_eks_1_5: ["4.1.2"]
#     cis_gke_1_6: ["4.1.2"]
#     nsa_cisa_1_2: [authentication]
package kubernetes.rbac_secrets

import data.lib.kubernetes
import data.lib.rbac

deny contains {"message": message, "at": right.path} if {
	some rule in rbac.grants
	some right in rbac.rights(rule, "", {"secrets"}, _verbs)
	message := sprintf("%s allows use of any Secret (%s)", [kubernetes.name, right.text])
}

unknown contains finding if {
	some rule in rbac.rules
	some finding in rbac.undecided(rule, "", {"secrets"}, _verbs)
}

_verbs := {"delete", "deletecollection", "get", "list", "patch", "update", "watch"}
