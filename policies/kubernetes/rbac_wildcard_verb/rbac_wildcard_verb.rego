# METADATA
# title: Every verb on a sensitive resource
# description: >-
#   A role grants the verb `*` on Secrets, on pods or what makes them, on roles and bindings, or on users and groups.
#   Beside reading and writing the wildcard means `deletecollection`, `impersonate`, `bind` and `escalate`, which nobody
#   has in mind who writes it. The resource `*` is left out (see kubernetes.rbac_wildcard_all), and so are rules that
#   `resourceNames` narrow.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#privilege-escalation-risks
#     description: Role based access control good practices, privilege escalation risks
#   - ref: https://avd.aquasec.com/misconfig/ksv045
#     description: Trivy, no wildcard verb roles
# custom:
#   severity: high
#   kinds: [kubernetes/Role, kubernetes/ClusterRole]
#   remediation: >-
#     List the verbs: `get`, `list` and `watch` for who reads, `create`, `update`, `patch` and `delete` for who owns the
#     objects. The audit log of the API server shows which of them are used.
#   controls:
#     cis_kubernetes_1_10: ["5.1.3"]
#     cis_eks_1_5: ["4.1.3"]
#     cis_gke_1_6: ["4.1.3"]
#     nsa_cisa_1_2: [authentication]
#   overlaps: [kubernetes.rbac_wildcard]
package kubernetes.rbac_wildcard_verb

import data.lib.kubernetes
import data.lib.rbac

deny contains {"message": message, "at": right.path} if {
	some rule in rbac.grants
	"*" in rule.verbs
	some right in rbac.rights_among(rule, _sensitive, {"*"})
	item := rule.resources[right.path[3]]
	item != "*"
	message := sprintf("%s allows every verb on %s", [kubernetes.name, item])
}

unknown contains finding if {
	some rule in rbac.grants
	not "*" in rule.resources
	some finding in rbac.undecided_among(rule, _sensitive, {"*"})
}

_sensitive := {
	"": {"groups", "pods", "replicationcontrollers", "secrets", "users"},
	"apps": {"daemonsets", "deployments", "replicasets", "statefulsets"},
	"batch": {"cronjobs", "jobs"},
	"rbac.authorization.k8s.io": {"clusterrolebindings", "clusterroles", "rolebindings", "roles"},
}
