# METADATA
# title: Binding to a cluster-admin by another name
# description: >-
#   A ClusterRoleBinding gives a ClusterRole that allows everything: `*` as API group and resource, with `*` or each of
#   the usual verbs. It is `cluster-admin` under a name that nobody looks for. Bindings to `cluster-admin` itself are
#   left out (see kubernetes.rbac_cluster_admin). Where the repository does not have the role, the answer is unknown.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#user-facing-roles
#     description: Using RBAC authorization, user-facing roles
#   - ref: https://polaris.docs.fairwinds.com/checks/security/
#     description: Polaris, security checks
# custom:
#   severity: critical
#   kinds: [repository]
#   documents: [kubernetes, kustomization, helm_chart]
#   needs_documents: true
#   remediation: >-
#     Bind a role that lists what the subject does. Whoever administers the cluster is bound to `cluster-admin` for an
#     hour through your identity provider, where everybody looks for it.
#   controls:
#     cis_kubernetes_1_10: ["5.1.1"]
#     cis_eks_1_5: ["4.1.1"]
#     cis_gke_1_6: ["4.1.1"]
#     nsa_cisa_1_2: [authentication]
#   overlaps: [kubernetes.rbac_cluster_admin, kubernetes.rbac_wildcard]
package kubernetes.rbac_admin_equivalent

import data.lib.cluster
import data.lib.role_bindings

applies if cluster.there

deny contains {"message": message, "at": binding.at} if {
	some binding in role_bindings.between("ClusterRoleBinding", "ClusterRole")
	binding.role != "ClusterRole \"cluster-admin\""
	role_bindings.gives_everything(binding)
	message := sprintf("%s gives its subjects everything in the cluster (by %s)", [binding.title, binding.role])
}

unknown contains {"message": message, "at": binding.at} if {
	some binding in role_bindings.between("ClusterRoleBinding", "ClusterRole")
	message := role_bindings.doubts_everything(binding)
}
