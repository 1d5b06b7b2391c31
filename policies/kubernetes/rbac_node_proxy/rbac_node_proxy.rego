# METADATA
# title: Access to nodes/proxy
# description: >-
#   A role grants `nodes/proxy`, the kubelet's own API. It runs commands in every pod of the node, and even `get` does: the
#   kubelet opens the stream on a WebSocket GET. Calls that go to the kubelet directly pass neither audit log nor admission.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#access-to-proxy-subresource-of-nodes
#     description: Role based access control good practices, access to proxy subresource of nodes
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/kubelet-authn-authz/
#     description: Kubelet authentication and authorization
# custom:
#   severity: high
#   kinds: [kubernetes/Role, kubernetes/ClusterRole]
#   remediation: >-
#     Grant the subresource that is needed instead: `nodes/metrics` and `nodes/stats` for monitoring; from Kubernetes 1.33 on
#     also `nodes/pods`, `nodes/healthz` and `nodes/configz`. Scrape `/metrics/cadvisor` on the kubelet's port with
#     `nodes/metrics`, not through the API server's proxy.
#   controls:
#     cis_kubernetes_1_10: ["5.1.10"]
#     nsa_cisa_1_2: [authentication]
package kubernetes.rbac_node_proxy

import data.lib.kubernetes
import data.lib.rbac

deny contains {"message": message, "at": right.path} if {
	some rule in rbac.grants
	some right in rbac.rights(rule, "", _resources, _verbs)
	message := sprintf("%s allows calls of the kubelets (%s)", [kubernetes.name, right.text])
}

unknown contains finding if {
	some rule in rbac.rules
	some finding in rbac.undecided(rule, "", _resources, _verbs)
}

_resources := {"nodes/proxy"}

_verbs := {"create", "delete", "get", "patch", "update"}
