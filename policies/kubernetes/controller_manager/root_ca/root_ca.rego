# METADATA
# title: Pods get no CA of the API server
# description: >-
#   kube-controller-manager has no root CA to publish. Pods find no certificate to verify the API server with, so their
#   clients fail or switch verification off and hand their token to whoever answers.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/
#     description: kube-controller-manager reference
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/
#     description: Managing service accounts
# custom:
#   severity: low
#   kinds: [kubernetes/control_plane, kubernetes/ClusterConfiguration]
#   remediation: >-
#     Set `--root-ca-file` to the CA that signed the API server's certificate. It appears as `kube-root-ca.crt` in every
#     namespace.
#   controls:
#     cis_kubernetes_1_10: ["1.3.5"]
package kubernetes.controller_manager.root_ca

import data.lib.control_plane

deny contains {"message": message, "at": server.at} if {
	some server in control_plane.controller_managers
	flags := control_plane.absent(server, {"root-ca-file"})
	message := sprintf("%s runs without %s", [server.label, flags])
}
