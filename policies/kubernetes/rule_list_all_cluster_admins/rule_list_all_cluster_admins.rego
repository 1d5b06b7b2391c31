# METADATA
# title: Subject that may do everything
# description: >-
#   A subject of a binding may do everything in the cluster or in a namespace: the role allows `*` on `*` of all API
#   groups, or each of the usual verbs, as `cluster-admin` does. It is told of each subject, so that somebody who
#   reviews access sees whom they are. Where the repository does not have the role, the answer is unknown.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege
#     description: Role based access control good practices, least privilege
#   - ref: https://kubescape.io/docs/controls/c-0035/
#     description: Kubescape, administrative roles
# custom:
#   severity: high
#   kinds: [repository]
#   documents: [kubernetes, kustomization, helm_chart]
#   needs_documents: true
#   remediation: >-
#     Take the subject out of the binding, or bind a role that lists what it does. Groups of your identity provider are
#     better than names: who leaves the team leaves the group.
#   controls:
#     cis_kubernetes_1_10: ["5.1.1"]
#     cis_eks_1_5: ["4.1.1"]
#     cis_gke_1_6: ["4.1.1"]
#     nsa_cisa_1_2: [authentication]
#   overlaps: [kubernetes.rbac_cluster_admin]
package kubernetes.rule_list_all_cluster_admins

import data.lib.cluster
import data.lib.role_bindings

applies if cluster.there

deny contains {"message": message, "at": subject.at} if {
	some binding in _bindings
	role_bindings.gives_everything(binding)
	some subject in binding.subjects
	message := sprintf("%s may do everything (%s by %s)", [subject.title, binding.role, binding.title])
}

unknown contains {"message": message, "at": binding.at} if {
	some binding in _bindings
	message := role_bindings.doubts_everything(binding)
}

_bindings := [binding |
	some [kind, role_kind] in [["ClusterRoleBinding", "ClusterRole"], ["RoleBinding", "ClusterRole"], ["RoleBinding", "Role"]]
	some binding in role_bindings.between(kind, role_kind)
]
