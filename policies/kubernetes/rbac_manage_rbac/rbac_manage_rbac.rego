# METADATA
# title: RBAC without its guard
# description: >-
#   A role grants `*`, `bind` or `escalate` on roles or bindings. Plain `create` and `update` are guarded: the API server
#   lets nobody pass on what they do not hold. These three switch the guard off or hand over the objects of everybody else,
#   so the account is as good as `cluster-admin`.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#privilege-escalation-prevention-and-bootstrapping
#     description: Using RBAC authorization, privilege escalation prevention
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#privilege-escalation-risks
#     description: Role based access control good practices, privilege escalation risks
# custom:
#   severity: critical
#   kinds: [kubernetes/Role, kubernetes/ClusterRole]
#   remediation: >-
#     List the verbs that are used: `create`, `update`, `patch`, `delete`, `get`, `list`, `watch`. Give the subject the
#     rights that it passes on instead of `bind` and `escalate`, and keep its bindings to namespaces that it owns.
#   controls:
#     cis_kubernetes_1_10: ["5.1.8"]
#     cis_eks_1_5: ["4.1.8"]
#     cis_gke_1_6: ["4.1.7"]
#     nsa_cisa_1_2: [authentication]
package kubernetes.rbac_manage_rbac

import data.lib.kubernetes
import data.lib.rbac

deny contains {"message": message, "at": right.path} if {
	some rule in rbac.grants
	some right in rbac.rights(rule, "rbac.authorization.k8s.io", _resources, {"bind", "escalate"})
	message := sprintf("%s allows RBAC changes without a guard (%s)", [kubernetes.name, right.text])
}

unknown contains finding if {
	some rule in rbac.rules
	some finding in rbac.undecided(rule, "rbac.authorization.k8s.io", _resources, {"bind", "escalate"})
}

_resources := {"clusterrolebindings", "clusterroles", "rolebindings", "roles"}
