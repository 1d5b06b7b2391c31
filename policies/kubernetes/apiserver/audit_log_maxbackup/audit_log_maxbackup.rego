# METADATA
# title: Audit log keeps too few files
# description: >-
#   kube-apiserver keeps fewer than ten rotated audit logs, or nobody said how many. A burst of requests then rotates the
#   traces of an attack away within minutes. From Kubernetes 1.36 on the default is 100 files, before that they pile up until
#   the disk is full.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/
#     description: Auditing
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
#     description: kube-apiserver reference
# custom:
#   severity: low
#   kinds: [kubernetes/control_plane, kubernetes/ClusterConfiguration]
#   remediation: >-
#     Set `--audit-log-maxbackup=10` or more, with a `--audit-log-maxsize` that fits the disk, and ship the log off the node.
#     0 keeps every file.
#   controls:
#     cis_kubernetes_1_10: ["1.2.18"]
#     nsa_cisa_1_2: [logging]
package kubernetes.apiserver.audit_log_maxbackup

import data.lib.control_plane

deny contains {"message": message, "at": server.at} if {
	some server in control_plane.audit_log_writers
	not control_plane.rotates_audit_logs(server)
	flags := control_plane.absent(server, {"audit-log-maxbackup"})
	message := sprintf("%s runs without %s", [server.label, flags])
}

deny contains {"message": message, "at": control_plane.at(server, "audit-log-maxbackup")} if {
	some server in control_plane.audit_log_writers
	files := control_plane.number(server, "audit-log-maxbackup")
	files > 0
	files < 10
	message := sprintf("%s keeps %d old audit logs only", [server.label, files])
}
