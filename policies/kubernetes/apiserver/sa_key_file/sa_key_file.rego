# METADATA
# title: Service account tokens share the TLS key
# description: >-
#   kube-apiserver has no key of its own to verify service account tokens with and takes its TLS key. Rotating the one then
#   breaks the other, and a leaked TLS key signs tokens for every account.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
#     description: kube-apiserver reference
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/
#     description: Configure service accounts for pods
# custom:
#   severity: low
#   kinds: [kubernetes/control_plane, kubernetes/ClusterConfiguration]
#   remediation: >-
#     Make a key pair for tokens alone and set `--service-account-key-file` to its public half and
#     `--service-account-signing-key-file` to the private one. To rotate, give the flag twice, with the new and the old key,
#     until the old tokens have expired.
#   controls:
#     cis_kubernetes_1_10: ["1.2.22"]
#     nsa_cisa_1_2: [authentication]
package kubernetes.apiserver.sa_key_file

import data.lib.control_plane

deny contains {"message": message, "at": server.at} if {
	some server in control_plane.apiservers
	not server.flags["service-account-signing-endpoint"]
	flags := control_plane.absent(server, {"service-account-key-file"})
	message := sprintf("%s runs without %s", [server.label, flags])
}
