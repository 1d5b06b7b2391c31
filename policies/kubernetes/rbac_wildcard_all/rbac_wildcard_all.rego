# METADATA
# title: Role that allows everything
# description: >-
#   One rule of a role grants `*` as verb, as resource and as API group. A ClusterRole of that sort is `cluster-admin`
#   by another name, a Role is it within its namespace: its Secrets, its roles, and every pod that may be started there.
#   Roles that Kubernetes ships and roles that are filled in from others do not count.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege
#     description: Role based access control good practices, least privilege
#   - ref: https://avd.aquasec.com/misconfig/ksv044
#     description: Trivy, wildcard verb on wildcard resource
# custom:
#   severity: critical
#   kinds: [kubernetes/Role, kubernetes/ClusterRole]
#   remediation: >-
#     List the API groups, resources and verbs that the subject uses; the audit log of the API server names them.
#     Whoever really administers the cluster is bound to `cluster-admin`, where everybody looks for it.
#   controls:
#     cis_kubernetes_1_10: ["5.1.3"]
#     cis_eks_1_5: ["4.1.3"]
#     cis_gke_1_6: ["4.1.3"]
#     nsa_cisa_1_2: [authentication]
#   overlaps: [kubernetes.rbac_wildcard]
package kubernetes.rbac_wildcard_all

import data.lib.kubernetes
import data.lib.rbac

deny contains {"message": message, "at": rule.path} if {
	some rule in rbac.grants
	_grants_all(rule)
	message := sprintf("%s allows every verb on every resource", [kubernetes.name])
}

# One that is open, while the others are wildcards or open, too.
unknown contains finding if {
	some rule in rbac.grants
	not _grants_all(rule)
	every field, items in {"apiGroups": rule.groups, "resources": rule.resources, "verbs": rule.verbs} {
		_may_be_all(rule, field, items)
	}
	some finding in rule.open
}

_grants_all(rule) if {
	"*" in rule.groups
	"*" in rule.resources
	"*" in rule.verbs
}

_may_be_all(_, _, items) if "*" in items

_may_be_all(rule, field, _) if rule.open[field]
