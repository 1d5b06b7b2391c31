# METADATA
# title: Verb that lifts the guard of RBAC
# description: >-
#   A rule of a role carries `bind`, `escalate` or `*` on roles or ClusterRoles. Without these verbs nobody can hand out
#   rights that they do not hold; with one of them the subject gives itself `cluster-admin`. Names in `resourceNames`
#   narrow the rule, unless `cluster-admin` is among them.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#privilege-escalation-prevention-and-bootstrapping
#     description: Using RBAC authorization, privilege escalation prevention
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#escalate-verb
#     description: Role based access control good practices, escalate verb
# custom:
#   severity: high
#   kinds: [kubernetes/Role, kubernetes/ClusterRole]
#   remediation: >-
#     Take the verb out, and write the others instead of `*`. What installs roles for others holds their rights itself,
#     or names those that it hands out in `resourceNames`.
#   controls:
#     cis_kubernetes_1_10: ["5.1.8"]
#     cis_eks_1_5: ["4.1.8"]
#     cis_gke_1_6: ["4.1.7"]
#     nsa_cisa_1_2: [authentication]
#   overlaps: [kubernetes.rbac_bind, kubernetes.rbac_escalate]
package kubernetes.rbac_bind_escalate

import data.lib.kubernetes
import data.lib.rbac

deny contains {"message": message, "at": at} if {
	some rule in rbac.rules
	rbac.names_any_role(rule)
	rights := rbac.rights(rule, "rbac.authorization.k8s.io", {"clusterroles", "roles"}, _verbs)
	count(rights) > 0
	some position, verb in object.get(input, array.concat(rule.path, ["verbs"]), [])
	verb in (_verbs | {"*"})
	message := sprintf("%s carries the verb %s on roles", [kubernetes.name, verb])
	at := array.concat(rule.path, ["verbs", position])
}

unknown contains finding if {
	some rule in rbac.rules
	rbac.names_any_role(rule)
	some finding in rbac.undecided(rule, "rbac.authorization.k8s.io", {"clusterroles", "roles"}, _verbs)
}

_verbs := {"bind", "escalate"}
