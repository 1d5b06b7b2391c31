# METADATA
# title: Audit log without a maximum size
# description: >-
#   kube-apiserver has no size for its audit log at which it rotates. From Kubernetes 1.36 on 100 MB is the default and 0
#   means never: one file grows until the disk of the control plane is full, and a server that cannot write its audit log
#   stops answering.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/
#     description: Auditing
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
#     description: kube-apiserver reference
# custom:
#   severity: low
#   kinds: [kubernetes/control_plane, kubernetes/ClusterConfiguration]
#   remediation: >-
#     Set `--audit-log-maxsize=100` together with `--audit-log-maxbackup` and `--audit-log-maxage`. A smaller size is fine
#     where the log is shipped.
#   controls:
#     cis_kubernetes_1_10: ["1.2.19"]
#     nsa_cisa_1_2: [logging]
package kubernetes.apiserver.audit_log_maxsize

import data.lib.control_plane

deny contains {"message": message, "at": server.at} if {
	some server in control_plane.audit_log_writers
	not control_plane.rotates_audit_logs(server)
	flags := control_plane.absent(server, {"audit-log-maxsize"})
	message := sprintf("%s runs without %s", [server.label, flags])
}

deny contains {"message": message, "at": control_plane.at(server, "audit-log-maxsize")} if {
	some server in control_plane.audit_log_writers
	control_plane.number(server, "audit-log-maxsize") == 0
	message := sprintf("%s never rotates its audit log", [server.label])
}
