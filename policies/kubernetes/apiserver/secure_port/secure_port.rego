# METADATA
# title: API server without its TLS port
# description: >-
#   kube-apiserver switches its port for HTTPS off (`--secure-port=0`). Requests then come over plain HTTP without
#   login, where an old release still has such a port, or nowhere at all.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
#     description: kube-apiserver reference
# custom:
#   severity: critical
#   kinds: [kubernetes/control_plane, kubernetes/ClusterConfiguration]
#   remediation: >-
#     Remove `--secure-port`, or set it to the port that clients use: 6443.
package kubernetes.apiserver.secure_port

import data.lib.control_plane

deny contains {"message": message, "at": control_plane.at(server, "secure-port")} if {
	some server in control_plane.apiservers
	control_plane.number(server, "secure-port") == 0
	message := sprintf("%s has no port for HTTPS", [server.label])
}
