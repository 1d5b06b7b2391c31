# METADATA
# title: Secrets for the subjects of a binding
# description: >-
#   A binding gives a role that reads, changes or deletes Secrets without naming them. Its subjects have every password,
#   key and token of the namespace, or with a ClusterRoleBinding of the cluster. The roles `admin`, `edit` and
#   `cluster-admin` of every cluster do, too; `view` does not. Where the repository does not have the role, the answer
#   is unknown.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#listing-secrets
#     description: Role based access control good practices, listing secrets
#   - ref: https://docs.kubelinter.io/#/generated/checks?id=access-to-secrets
#     description: kube-linter, access to secrets
# custom:
#   severity: high
#   kinds: [repository]
#   documents: [kubernetes, kustomization, helm_chart]
#   needs_documents: true
#   remediation: >-
#     Name the Secrets in `resourceNames` of the role, or bind one without them: a pod that mounts its Secret needs no
#     right to read it. People who look after a namespace get along with `view`.
#   controls:
#     cis_kubernetes_1_10: ["5.1.2"]
#     cis_eks_1_5: ["4.1.2"]
#     cis_gke_1_6: ["4.1.2"]
#     nsa_cisa_1_2: [authentication]
#   overlaps: [kubernetes.rbac_secrets, kubernetes.rbac_cluster_admin]
package kubernetes.rbac_secrets_binding

import data.lib.cluster
import data.lib.role_bindings

applies if cluster.there

deny contains {"message": message, "at": binding.at} if {
	some binding in _bindings
	text := role_bindings.given(binding, _resources, _verbs)
	text != ""
	message := sprintf("%s gives its subjects any Secret (%s by %s)", [binding.title, text, binding.role])
}

unknown contains {"message": message, "at": binding.at} if {
	some binding in _bindings
	message := role_bindings.doubt(binding, _resources, _verbs)
}

_bindings := [binding |
	some [kind, role_kind] in [["ClusterRoleBinding", "ClusterRole"], ["RoleBinding", "ClusterRole"], ["RoleBinding", "Role"]]
	some binding in role_bindings.between(kind, role_kind)
]

_resources := {"": {"secrets"}}

_verbs := {"delete", "deletecollection", "get", "list", "patch", "update", "watch"}
