# METADATA
# title: Rights of the Dashboard for somebody else
# description: >-
#   A binding gives the role `kubernetes-dashboard` to a subject that is not the Dashboard's own service account. The
#   role is made for that one program: it holds the Dashboard's keys and its sessions, and on old clusters the whole
#   cluster. A person looks at the Dashboard under an account of their own.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/access-application-cluster/web-ui-dashboard/
#     description: Deploy and access the Kubernetes Dashboard
#   - ref: https://kubescape.io/docs/controls/c-0014/
#     description: Kubescape, access Kubernetes dashboard
# custom:
#   severity: medium
#   kinds: [kubernetes/ClusterRoleBinding, kubernetes/RoleBinding]
#   remediation: >-
#     Bind the subject to `view`, or to a role that lists what it sees. Who uses the Dashboard logs in with a token of
#     that account.
#   controls:
#     nsa_cisa_1_2: [authentication]
#   overlaps: [kubernetes.dashboard]
package kubernetes.rule_access_dashboard_subject

import data.lib.rbac

deny contains {"message": message, "at": subject.path} if {
	input.roleRef.name == "kubernetes-dashboard"
	some subject in rbac.subjects
	not _is_dashboard(subject)
	message := sprintf("%s %q gets the rights of the Kubernetes Dashboard", [_noun(subject.kind), subject.name])
}

_is_dashboard(subject) if {
	subject.kind == "ServiceAccount"
	startswith(subject.name, "kubernetes-dashboard")
}

_noun(kind) := kind if {
	is_string(kind)
	kind != ""
} else := "subject"
