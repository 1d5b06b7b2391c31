# METADATA
# title: Binding to system:masters
# description: >-
#   A binding names the group `system:masters`. The API server lets its members do everything before it asks RBAC or an
#   authorization webhook, so the binding grants nothing; it shows that people or programs are given this group, whose rights
#   no deletion of a binding takes away.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege
#     description: Role based access control good practices, least privilege
#   - ref: https://kubernetes.io/docs/setup/best-practices/certificates/#configure-certificates-for-user-accounts
#     description: PKI certificates and requirements, user accounts
# custom:
#   severity: high
#   kinds: [kubernetes/ClusterRoleBinding, kubernetes/RoleBinding]
#   remediation: >-
#     Bind a group of your own (kubeadm uses `kubeadm:cluster-admins`) and issue certificates for that. Keep one certificate
#     with `O=system:masters` offline for the day when RBAC itself is broken; it cannot be revoked, only the CA be replaced.
#   controls:
#     cis_kubernetes_1_10: ["5.1.7"]
#     cis_eks_1_5: ["4.1.7"]
#     cis_gke_1_6: ["4.1.6"]
#     nsa_cisa_1_2: [authentication]
package kubernetes.rbac_masters_group

import data.lib.kubernetes
import data.lib.rbac

deny contains {"message": message, "at": subject.path} if {
	some subject in rbac.subjects
	subject.name == "system:masters"
	subject.kind != "ServiceAccount"
	message := sprintf("%s names the group system:masters", [kubernetes.name])
}
