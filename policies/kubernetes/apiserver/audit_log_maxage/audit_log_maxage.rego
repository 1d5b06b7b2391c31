# METADATA
# title: Audit log is kept too short
# description: >-
#   kube-apiserver keeps old audit logs for less than 30 days, or nobody said for how long. Break-ins are often found after
#   weeks; what the account did in the first of them is gone by then. From Kubernetes 1.36 on the default is 366 days, before
#   that files pile up until the disk is full.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/
#     description: Auditing
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
#     description: kube-apiserver reference
# custom:
#   severity: low
#   kinds: [kubernetes/control_plane, kubernetes/ClusterConfiguration]
#   remediation: >-
#     Set `--audit-log-maxage=30` or more, and ship the log to a store that the node cannot delete from. Work out the disk
#     that `maxsize` times `maxbackup` takes.
#   controls:
#     cis_kubernetes_1_10: ["1.2.17"]
#     nsa_cisa_1_2: [logging]
package kubernetes.apiserver.audit_log_maxage

import data.lib.control_plane

deny contains {"message": message, "at": server.at} if {
	some server in control_plane.audit_log_writers
	not control_plane.rotates_audit_logs(server)
	flags := control_plane.absent(server, {"audit-log-maxage"})
	message := sprintf("%s runs without %s", [server.label, flags])
}

deny contains {"message": message, "at": control_plane.at(server, "audit-log-maxage")} if {
	some server in control_plane.audit_log_writers
	days := control_plane.number(server, "audit-log-maxage")
	days > 0
	days < 30
	message := sprintf("%s keeps its audit log for %d days only", [server.label, days])
}
