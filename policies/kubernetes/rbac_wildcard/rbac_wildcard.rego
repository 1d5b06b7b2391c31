# METADATA
# title: Wildcard in a role
# description: >-
#   A Role or ClusterRole grants `*` as verb, resource or API group. It allows more than anybody decided, and what is added
#   to the cluster later is allowed too.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege
#     description: Role based access control good practices
# custom:
#   severity: high
#   kinds: [kubernetes/Role, kubernetes/ClusterRole]
#   remediation: >-
#     List what the program calls: `kubectl auth can-i --list` and the API server's audit log name it. Controllers usually need
#     get, list, watch on their inputs and a few verbs on what they own.
package kubernetes.rbac_wildcard

deny contains {"message": message, "at": ["rules", index, field, position]} if {
	input.kind in {"Role", "ClusterRole"}
	is_array(input.rules)
	some index, rule in input.rules
	some field, noun in {"apiGroups": "API groups", "resources": "resources", "verbs": "verbs"}
	values := object.get(rule, field, [])
	is_array(values)
	some position, value in values
	value == "*"
	message := sprintf("%s grants all %s", [_name, noun])
}

_name := sprintf("%s %q", [input.kind, input.metadata.name]) if {
	is_string(input.metadata.name)
} else := input.kind
