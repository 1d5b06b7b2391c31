# METADATA
# title: Binding of any role
# description: >-
#   A role carries the verb `bind`. It lifts the check that a binding may only hand out what its author holds, so whoever may
#   also create bindings gives themselves `cluster-admin`. `resourceNames` narrow it to harmless roles; `cluster-admin` among
#   them is no narrowing.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#bind-verb
#     description: Role based access control good practices, bind verb
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#restrictions-on-role-binding-creation-or-update
#     description: Using RBAC authorization, role binding creation
# custom:
#   severity: high
#   kinds: [kubernetes/Role, kubernetes/ClusterRole]
#   remediation: >-
#     List the roles that may be handed out in `resourceNames`: `[view, edit]` for a self-service portal. Where the subject
#     holds every right of the role itself it needs no `bind` at all; try without. `kubectl auth can-i bind clusterroles --as
#     …` shows the result.
#   controls:
#     cis_kubernetes_1_10: ["5.1.8"]
#     cis_eks_1_5: ["4.1.8"]
#     cis_gke_1_6: ["4.1.7"]
#     nsa_cisa_1_2: [authentication]
package kubernetes.rbac_bind

import data.lib.kubernetes
import data.lib.rbac

deny contains {"message": message, "at": right.path} if {
	some rule in rbac.rules
	_any_role(rule.names)
	some right in rbac.rights(rule, "rbac.authorization.k8s.io", _resources(rule.verbs), {"bind"})
	message := sprintf("%s allows binding of any role (%s)", [kubernetes.name, right.text])
}

unknown contains finding if {
	some rule in rbac.rules
	some finding in rbac.undecided(rule, "rbac.authorization.k8s.io", {"clusterroles", "roles"}, {"bind"})
}

_any_role(names) if count(names) == 0

_any_role(names) if "cluster-admin" in names

# The verb is one on roles. On bindings it does nothing, but who writes it there means it.
_resources(verbs) := {"clusterrolebindings", "clusterroles", "rolebindings", "roles"} if {
	"bind" in verbs
} else := {"clusterroles", "roles"}
