# METADATA
# title: API server without an audit policy
# description: >-
#   kube-apiserver has no audit policy (`--audit-policy-file`). Whatever log it is told to write stays empty: after an
#   incident nobody can tell who read which Secret, or who made which binding.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
#     description: kube-apiserver reference
#   - ref: https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/#audit-policy
#     description: Auditing, audit policy
#   - ref: https://kubescape.io/docs/controls/c-0067/
#     description: Kubescape, audit logs enabled
# custom:
#   severity: medium
#   kinds: [kubernetes/control_plane, kubernetes/ClusterConfiguration]
#   remediation: >-
#     Write a policy file, mount it and name it in `--audit-policy-file`, together with `--audit-log-path`. Start with
#     the level `Metadata`.
#   controls:
#     nsa_cisa_1_2: [logging]
package kubernetes.k8s_audit_logs_enabled_native

import data.lib.control_plane

deny contains {"message": message, "at": server.at} if {
	some server in control_plane.apiservers
	flags := control_plane.absent(server, {"audit-policy-file"})
	message := sprintf("%s runs without %s", [server.label, flags])
}
