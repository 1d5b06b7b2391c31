# METADATA
# title: Wildcard in a role
# description: >-
#   A Role or ClusterRole grants `*` as verb, resource or API group. It allows more than anybody decided, and what is added
#   to the cluster later is allowed too. Roles that Kubernetes ships and roles that are filled in from others do not count,
#   nor do all metrics of `custom.metrics.k8s.io` and `external.metrics.k8s.io`, whose resources are the names of metrics.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege
#     description: Role based access control good practices
#   - ref: https://github.com/kubernetes-sigs/custom-metrics-apiserver
#     description: Custom metrics, an API whose resources are metrics
# custom:
#   severity: high
#   kinds: [kubernetes/Role, kubernetes/ClusterRole]
#   remediation: >-
#     List what the program calls: `kubectl auth can-i --list` and the API server's audit log name it. Controllers usually need
#     get, list, watch on their inputs and a few verbs on what they own.
#   controls:
#     cis_kubernetes_1_10: ["5.1.3"]
#     cis_eks_1_5: ["4.1.3"]
#     cis_gke_1_6: ["4.1.3"]
#     nsa_cisa_1_2: [authentication]
package kubernetes.rbac_wildcard

import data.lib.kubernetes
import data.lib.rbac

deny contains {"message": message, "at": array.concat(rule.path, [field, position])} if {
	some rule in rbac.rules
	some field, noun in {"apiGroups": "API groups", "resources": "resources", "verbs": "verbs"}
	values := object.get(input, array.concat(rule.path, [field]), [])
	is_array(values)
	some position, value in values
	value == "*"
	not _are_metrics(field, rule.groups)
	message := sprintf("%s grants all %s%s", [kubernetes.name, noun, _scope(field, rule.groups)])
}

# The resources of these groups are metrics, which can neither be listed beforehand nor be changed.
unknown contains finding if {
	some rule in rbac.rules
	some field, finding in rule.open
	field != "resourceNames"
}

_are_metrics("resources", groups) if {
	count(groups) > 0
	every group in groups {
		group in {"custom.metrics.k8s.io", "external.metrics.k8s.io"}
	}
}

# All resources of one API group are less than all.
_scope("resources", groups) := sprintf(" of %s", [object.get({"": "the core API"}, group, group)]) if {
	[group] := [name | some name in groups]
	group != "*"
} else := sprintf(" of %d API groups", [count(groups)]) if {
	count(groups) > 1
	not "*" in groups
} else := ""

_scope(field, _) := "" if field != "resources"
