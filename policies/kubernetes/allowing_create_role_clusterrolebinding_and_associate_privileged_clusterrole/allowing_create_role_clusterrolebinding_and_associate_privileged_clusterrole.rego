# METADATA
# title: ClusterRoleBindings of any role
# description: >-
#   A role creates ClusterRoleBindings and may bind any ClusterRole (`bind` without names, with `cluster-admin` or with
#   `*` among them). The two together are the cluster: the subject binds itself to `cluster-admin`. `*` in
#   `resourceNames` is no pattern to the authorizer; who writes it means every role, so it counts. In a Role both are
#   dead until somebody makes a ClusterRole of it.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#restrictions-on-role-binding-creation-or-update
#     description: Using RBAC authorization, role binding creation
#   - ref: https://avd.aquasec.com/misconfig/ksv052
#     description: Trivy, ClusterRoleBinding creation and association with a privileged role
# custom:
#   severity: critical
#   kinds: [kubernetes/Role, kubernetes/ClusterRole]
#   remediation: >-
#     Name the ClusterRoles that may be bound in `resourceNames`, or let the subject create RoleBindings in namespaces
#     that it owns. RBAC lets it bind what it holds itself without the verb `bind`.
#   controls:
#     cis_kubernetes_1_10: ["5.1.8"]
#     cis_eks_1_5: ["4.1.8"]
#     cis_gke_1_6: ["4.1.7"]
#     nsa_cisa_1_2: [authentication]
#   overlaps: [kubernetes.rbac_bind, kubernetes.rbac_manage_rbac]
package kubernetes.allowing_create_role_clusterrolebinding_and_associate_privileged_clusterrole

import data.lib.kubernetes
import data.lib.rbac

deny contains {"message": message, "at": right.path} if {
	binds := rbac.binding_of({"clusterroles"})
	count(binds) > 0
	some right in rbac.creation_of_bindings("clusterrolebindings")
	message := sprintf("%s may bind any role in the cluster (%s; %s)", [kubernetes.name, right.text, rbac.words(binds)])
}
