# METADATA
# title: Commands in pods by a bound ClusterRole
# description: >-
#   A RoleBinding gives a ClusterRole that grants `pods/exec` or `pods/attach`. Its subjects open a shell in every
#   container of the namespace and have their Secrets and service accounts. The roles `admin`, `edit` and
#   `cluster-admin` of every cluster do, too. Where the repository does not have the role, the answer is unknown.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#privilege-escalation-risks
#     description: Role based access control good practices, privilege escalation risks
#   - ref: https://polaris.docs.fairwinds.com/checks/security/
#     description: Polaris, security checks
# custom:
#   severity: medium
#   kinds: [repository]
#   documents: [kubernetes, kustomization, helm_chart]
#   needs_documents: true
#   remediation: >-
#     Bind a role that reads pods and logs. Keep one with `pods/exec` for emergencies, in one namespace, bound for an
#     hour through your identity provider; `kubectl debug` on a copy of the pod serves most cases.
#   controls:
#     nsa_cisa_1_2: [authentication]
#   overlaps: [kubernetes.rbac_pod_exec_attach]
package kubernetes.rolebinding_cluster_role_pod_exec_attach

import data.lib.cluster
import data.lib.role_bindings

applies if cluster.there

deny contains {"message": message, "at": binding.at} if {
	some binding in role_bindings.between("RoleBinding", "ClusterRole")
	text := role_bindings.given(binding, _resources, _verbs)
	text != ""
	message := sprintf("%s lets its subjects run commands in the pods of its namespace (%s by %s)", [binding.title, text, binding.role])
}

unknown contains {"message": message, "at": binding.at} if {
	some binding in role_bindings.between("RoleBinding", "ClusterRole")
	message := role_bindings.doubt(binding, _resources, _verbs)
}

_resources := {"": {"pods/attach", "pods/exec"}}

_verbs := {"create", "get"}
