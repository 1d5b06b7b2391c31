# METADATA
# title: Commands in every pod of the cluster
# description: >-
#   A ClusterRoleBinding gives a ClusterRole that grants `pods/exec` or `pods/attach`, so that its subjects open a shell
#   in any container of any namespace, those of kube-system among them, and have what it has. The roles `admin`, `edit`
#   and `cluster-admin` of every cluster do, too. Where the repository does not have the role, the answer is unknown.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#privilege-escalation-risks
#     description: Role based access control good practices, privilege escalation risks
#   - ref: https://polaris.docs.fairwinds.com/checks/security/
#     description: Polaris, security checks
# custom:
#   severity: high
#   kinds: [repository]
#   documents: [kubernetes, kustomization, helm_chart]
#   needs_documents: true
#   remediation: >-
#     Bind a role that reads pods and logs. Keep one with `pods/exec` for emergencies, in one namespace, bound for an
#     hour through your identity provider; `kubectl debug` on a copy of the pod serves most cases.
#   controls:
#     nsa_cisa_1_2: [authentication]
#   overlaps: [kubernetes.rbac_pod_exec_attach, kubernetes.rbac_cluster_admin]
package kubernetes.pod_exec_bindings

import data.lib.cluster
import data.lib.role_bindings

applies if cluster.there

deny contains {"message": message, "at": binding.at} if {
	some binding in role_bindings.between("ClusterRoleBinding", "ClusterRole")
	text := role_bindings.given(binding, _resources, _verbs)
	text != ""
	message := sprintf("%s lets its subjects run commands in every pod (%s by %s)", [binding.title, text, binding.role])
}

unknown contains {"message": message, "at": binding.at} if {
	some binding in role_bindings.between("ClusterRoleBinding", "ClusterRole")
	message := role_bindings.doubt(binding, _resources, _verbs)
}

_resources := {"": {"pods/attach", "pods/exec"}}

_verbs := {"create", "get"}
