# METADATA
# title: Changes to the network of a namespace
# description: >-
#   A role creates, changes or deletes Services, Endpoints, EndpointSlices, Ingresses or NetworkPolicies. Who does can
#   send the requests for one service to another address, publish an internal one, or delete the policy that keeps the
#   pods apart. It is told once for a rule. Rules that `resourceNames` narrow are left out.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege
#     description: Role based access control good practices, least privilege
#   - ref: https://avd.aquasec.com/misconfig/ksv056
#     description: Trivy, manage Kubernetes networking
# custom:
#   severity: medium
#   kinds: [kubernetes/Role, kubernetes/ClusterRole]
#   remediation: >-
#     Leave changes to the GitOps controller that applies reviewed manifests. An ingress controller needs `get`, `list`
#     and `watch` on Services and Ingresses and `update` on `ingresses/status`; an operator that makes a Service of its
#     own gets a Role in its namespace.
#   controls:
#     nsa_cisa_1_2: [network-separation]
package kubernetes.rbac_networking

import data.lib.kubernetes
import data.lib.rbac

deny contains {"message": message, "at": rights[0].path} if {
	some rule in rbac.grants
	rights := rbac.rights_among(rule, _network, _verbs)
	message := sprintf("%s allows changes to the network (%s)", [kubernetes.name, rbac.words(rights)])
}

unknown contains finding if {
	some rule in rbac.grants
	some finding in rbac.undecided_among(rule, _network, _verbs)
}

_network := {
	"": {"endpoints", "services"},
	"discovery.k8s.io": {"endpointslices"},
	"networking.k8s.io": {"ingresses", "networkpolicies"},
}

_verbs := {"create", "delete", "deletecollection", "patch", "update"}
