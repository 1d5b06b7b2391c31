package kubernetes.allowing_create_role_binding_and_associate_privileged_clusterrole_test

import data.kubernetes.allowing_create_role_binding_and_associate_privileged_clusterrole as binding_of_any_role

_role(kind, rules) := {
	"kind": kind,
	"metadata": {"name": "portal"},
	"rules": [object.union({"apiGroups": ["rbac.authorization.k8s.io"]}, rule) | some rule in rules],
}

_creates := {"resources": ["rolebindings"], "verbs": ["create"]}

_binds(rule) := object.union({"resources": ["clusterroles"], "verbs": ["bind"]}, rule)

test_finds_both_rights_in_a_role if {
	every kind in ["Role", "ClusterRole"] {
		every rule in [{}, {"resourceNames": ["*"]}, {"resourceNames": ["view", "cluster-admin"]}] {
			binding_of_any_role.deny == {{
				"message": sprintf("%s \"portal\" may bind any role in a namespace (create on rolebindings; bind on clusterroles)", [kind]),
				"at": ["rules", 1, "resources", 0],
			}} with input as _role(kind, [_binds(rule), _creates])
		}
	}
	both := {"resources": ["*"], "verbs": ["*"]}
	[["rules", 0, "resources", 0]] == [finding.at | some finding in binding_of_any_role.deny] with input as _role("Role", [both])
}

test_accepts_one_of_them if {
	every rules in [
		[_creates],
		[_binds({})],
		[_creates, _binds({"resourceNames": ["view"]})],
		[_creates, _binds({"resources": ["roles1"]})],
		[_binds({}), {"resources": ["rolebindings1"], "verbs": ["create"]}],
		[_binds({}), {"resources": ["clusterrolebindings"], "verbs": ["create"]}],
		[_binds({}), {"resources": ["rolebindings"], "verbs": ["get", "list"]}],
		[null, {}],
	] {
		binding_of_any_role.deny == set() with input as _role("Role", rules)
	}
	binding_of_any_role.deny == set() with input as _role("Other", [_creates, _binds({})])
}
