# METADATA
# title: RoleBindings of any role
# description: >-
#   A role creates RoleBindings and may bind any role (`bind` on roles or ClusterRoles without names, with
#   `cluster-admin` or with `*` among them). The two together are every right in the namespace: the subject binds itself
#   to `cluster-admin` there. `*` in `resourceNames` is no pattern to the authorizer; who writes it means every role, so
#   it counts.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#restrictions-on-role-binding-creation-or-update
#     description: Using RBAC authorization, role binding creation
#   - ref: https://avd.aquasec.com/misconfig/ksv051
#     description: Trivy, role binding creation and association with a privileged role
# custom:
#   severity: high
#   kinds: [kubernetes/Role, kubernetes/ClusterRole]
#   remediation: >-
#     Name the roles that may be bound in `resourceNames` (`[view, edit]`), or drop `bind` and give the subject the
#     rights that it hands out: RBAC lets it bind what it holds.
#   controls:
#     cis_kubernetes_1_10: ["5.1.8"]
#     cis_eks_1_5: ["4.1.8"]
#     cis_gke_1_6: ["4.1.7"]
#     nsa_cisa_1_2: [authentication]
#   overlaps: [kubernetes.rbac_bind, kubernetes.rbac_manage_rbac]
package kubernetes.allowing_create_role_binding_and_associate_privileged_clusterrole

import data.lib.kubernetes
import data.lib.rbac

deny contains {"message": message, "at": right.path} if {
	binds := rbac.binding_of({"clusterroles", "roles"})
	count(binds) > 0
	some right in rbac.creation_of_bindings("rolebindings")
	message := sprintf("%s may bind any role in a namespace (%s; %s)", [kubernetes.name, right.text, rbac.words(binds)])
}
