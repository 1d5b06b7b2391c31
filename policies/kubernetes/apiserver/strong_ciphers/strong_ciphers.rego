# METADATA
# title: Weak TLS ciphers of the API server
# description: >-
#   kube-apiserver is told to offer cipher suites without forward secrecy or with RC4, 3DES or a broken CBC mode. Recorded
#   traffic, tokens included, can be read later by whoever gets the server's key. Without the flag Go's own choice holds,
#   which has none of them.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
#     description: kube-apiserver reference
# custom:
#   severity: low
#   kinds: [kubernetes/control_plane, kubernetes/ClusterConfiguration]
#   remediation: >-
#     Remove `--tls-cipher-suites`, or keep the ECDHE suites with AES-GCM and ChaCha20 only. `--tls-min-version=VersionTLS13`
#     makes the list unnecessary; try old clients first.
#   controls:
#     cis_kubernetes_1_10: ["1.2.29"]
package kubernetes.apiserver.strong_ciphers

import data.lib.control_plane

deny contains {"message": message, "at": control_plane.at(server, "tls-cipher-suites")} if {
	some server in control_plane.apiservers
	weak := control_plane.items(server, "tls-cipher-suites", set()) - control_plane.strong_ciphers
	count(weak) > 0
	message := sprintf("%s offers weak ciphers: %s", [server.label, concat(", ", weak)])
}
