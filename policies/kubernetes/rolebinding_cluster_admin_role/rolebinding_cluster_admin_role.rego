# METADATA
# title: Everything in a namespace by a Role
# description: >-
#   A RoleBinding gives a Role that allows everything: `*` as API group and resource, with `*` or each of the usual
#   verbs. Its subjects read all Secrets of the namespace, run as all of its service accounts and grant rights to
#   others. Where the repository does not have the role, the answer is unknown.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#user-facing-roles
#     description: Using RBAC authorization, user-facing roles
#   - ref: https://polaris.docs.fairwinds.com/checks/security/
#     description: Polaris, security checks
# custom:
#   severity: high
#   kinds: [repository]
#   documents: [kubernetes, kustomization, helm_chart]
#   needs_documents: true
#   remediation: >-
#     List what the subject does in the Role, or bind the ClusterRole `edit`, which leaves roles, bindings and quotas
#     alone.
#   controls:
#     cis_kubernetes_1_10: ["5.1.1"]
#     cis_eks_1_5: ["4.1.1"]
#     cis_gke_1_6: ["4.1.1"]
#     nsa_cisa_1_2: [authentication]
#   overlaps: [kubernetes.rbac_cluster_admin]
package kubernetes.rolebinding_cluster_admin_role

import data.lib.cluster
import data.lib.role_bindings

applies if cluster.there

deny contains {"message": message, "at": binding.at} if {
	some binding in role_bindings.between("RoleBinding", "Role")
	role_bindings.gives_everything(binding)
	message := sprintf("%s gives its subjects everything in its namespace (by %s)", [binding.title, binding.role])
}

unknown contains {"message": message, "at": binding.at} if {
	some binding in role_bindings.between("RoleBinding", "Role")
	message := role_bindings.doubts_everything(binding)
}
