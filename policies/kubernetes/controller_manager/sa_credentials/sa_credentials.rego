# METADATA
# title: All controllers share one account
# description: >-
#   kube-controller-manager runs all its controllers with one account, which is its default. That account then needs the
#   rights of all of them, and neither RBAC nor the audit log can tell the garbage collector from the node controller.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/
#     description: kube-controller-manager reference
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#controller-roles
#     description: Using RBAC authorization, controller roles
# custom:
#   severity: medium
#   kinds: [kubernetes/control_plane, kubernetes/ClusterConfiguration]
#   remediation: >-
#     Set `--use-service-account-credentials=true`, as kubeadm does. The bootstrap roles `system:controller:…` already have
#     what each one needs; the server itself needs its own kubeconfig.
#   controls:
#     cis_kubernetes_1_10: ["1.3.3"]
#     nsa_cisa_1_2: [authentication]
package kubernetes.controller_manager.sa_credentials

import data.lib.control_plane

deny contains {"message": message, "at": at} if {
	some server in control_plane.controller_managers
	control_plane.is_on(server, "use-service-account-credentials", false) == false
	message := sprintf("%s runs all controllers with one account", [server.label])
	at := control_plane.at(server, "use-service-account-credentials")
}
