# METADATA
# title: Port of the API server without login
# description: >-
#   kube-apiserver opens its insecure port (`--insecure-port`). Whoever reaches it is let in without login and without
#   authorization, as a full administrator. Kubernetes 1.20 made the flag mean nothing but 0, and 1.24 removed it.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
#     description: kube-apiserver reference
#   - ref: https://kubescape.io/docs/controls/c-0005/
#     description: Kubescape, API server insecure port
# custom:
#   severity: critical
#   kinds: [kubernetes/control_plane, kubernetes/ClusterConfiguration]
#   remediation: >-
#     Remove `--insecure-port`. What used it gets a client certificate or a token of a service account.
#   controls:
#     nsa_cisa_1_2: [authentication]
package kubernetes.insecure_port_flag

import data.lib.control_plane

deny contains {"message": message, "at": control_plane.at(server, "insecure-port")} if {
	some server in control_plane.apiservers
	control_plane.number(server, "insecure-port") > 0
	message := sprintf("%s opens a port without login", [server.label])
}
