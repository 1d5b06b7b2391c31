# METADATA
# title: API server without an audit log
# description: >-
#   kube-apiserver writes no audit log, and sends none to a webhook either. After an incident nobody can tell who read which
#   Secret, ran which command in which pod, or made which binding.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/
#     description: Auditing
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
#     description: kube-apiserver reference
# custom:
#   severity: medium
#   kinds: [kubernetes/control_plane, kubernetes/ClusterConfiguration]
#   remediation: >-
#     Write a policy file, mount it and a directory of the host, and set `--audit-policy-file` and `--audit-log-path`; the
#     server logs nothing without a policy. Start with level `Metadata`, leave the reads of system components out, and ship
#     the file off the node.
#   controls:
#     cis_kubernetes_1_10: ["1.2.16"]
#     nsa_cisa_1_2: [logging]
package kubernetes.apiserver.audit_log_path

import data.lib.control_plane

deny contains {"message": message, "at": server.at} if {
	some server in control_plane.apiservers
	not server.flags["audit-webhook-config-file"]
	flags := control_plane.absent(server, {"audit-log-path"})
	message := sprintf("%s runs without %s", [server.label, flags])
}
