# METADATA
# title: Roles above their author
# description: >-
#   A role carries the verb `escalate` on roles. It lifts the check that nobody writes into a role what they do not hold
#   themselves, so its subjects add `*` to a role that is bound to them. `resourceNames` do not help: the named role takes
#   any right too.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#escalate-verb
#     description: Role based access control good practices, escalate verb
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#restrictions-on-role-creation-or-update
#     description: Using RBAC authorization, role creation
# custom:
#   severity: high
#   kinds: [kubernetes/Role, kubernetes/ClusterRole]
#   remediation: >-
#     Remove the verb and `*`. An operator that writes roles for its workloads gets those rights in its own role as well; the
#     API server then lets it pass them on, and nothing more.
#   controls:
#     cis_kubernetes_1_10: ["5.1.8"]
#     cis_eks_1_5: ["4.1.8"]
#     cis_gke_1_6: ["4.1.7"]
#     nsa_cisa_1_2: [authentication]
package kubernetes.rbac_escalate

import data.lib.kubernetes
import data.lib.rbac

deny contains {"message": message, "at": right.path} if {
	some rule in rbac.rules
	some right in rbac.rights(rule, "rbac.authorization.k8s.io", _resources, {"escalate"})
	message := sprintf("%s allows roles above their author (%s)", [kubernetes.name, right.text])
}

unknown contains finding if {
	some rule in rbac.rules
	some finding in rbac.undecided(rule, "rbac.authorization.k8s.io", _resources, {"escalate"})
}

_resources := {"clusterroles", "roles"}
