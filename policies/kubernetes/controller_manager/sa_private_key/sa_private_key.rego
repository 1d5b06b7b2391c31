# METADATA
# title: Controller manager without a key for tokens
# description: >-
#   kube-controller-manager has no key to sign service account tokens with. Tokens in Secrets are then not made or not the
#   same on all servers, and people copy around tokens of their own making.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/
#     description: kube-controller-manager reference
#   - ref: https://kubernetes.io/docs/setup/best-practices/certificates/
#     description: PKI certificates and requirements
# custom:
#   severity: low
#   kinds: [kubernetes/control_plane, kubernetes/ClusterConfiguration]
#   remediation: >-
#     Set `--service-account-private-key-file` to the private half of the key that the API server has in
#     `--service-account-key-file`; on all control plane nodes the same. Keep it readable for root only.
#   controls:
#     cis_kubernetes_1_10: ["1.3.4"]
package kubernetes.controller_manager.sa_private_key

import data.lib.control_plane

deny contains {"message": message, "at": server.at} if {
	some server in control_plane.controller_managers
	flags := control_plane.absent(server, {"service-account-private-key-file"})
	message := sprintf("%s runs without %s", [server.label, flags])
}
