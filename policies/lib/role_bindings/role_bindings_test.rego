package lib.role_bindings_test

import data.lib.role_bindings

_repository(objects) := {"documents": {"kubernetes": [{"path": "rbac.yaml", "labels": ["kubernetes"], "value": value} |
	some value in objects
]}}

_role(kind, name, rules) := {"kind": kind, "metadata": {"name": name, "namespace": "shop"}, "rules": rules}

_rule(groups, resources, verbs) := {"apiGroups": groups, "resources": resources, "verbs": verbs}

_binding(kind, role_kind, role) := {
	"kind": kind,
	"metadata": {"name": "ops", "namespace": "shop"},
	"roleRef": {"kind": role_kind, "name": role},
	"subjects": [{"kind": "Group", "name": "ops"}, {"name": "jane"}, {"kind": "User"}],
}

_exec := {"": {"pods/exec"}}

_given(kind, role_kind) := [text |
	some binding in role_bindings.between(kind, role_kind)
	text := role_bindings.given(binding, _exec, {"create", "get"})
]

_doubts(kind, role_kind) := [doubt |
	some binding in role_bindings.between(kind, role_kind)
	doubt := role_bindings.doubt(binding, _exec, {"create", "get"})
]

test_follows_a_binding_to_its_role if {
	every case_ in [
		[_rule([""], ["pods/exec"], ["create"]), "create on pods/exec"],
		[_rule(["*"], ["*"], ["*"]), "* on *"],
		[_rule([""], ["pods"], ["get"]), ""],
		[object.union(_rule([""], ["pods/exec"], ["create"]), {"resourceNames": ["web"]}), ""],
	] {
		[case_[1]] == _given("RoleBinding", "Role") with input as _repository([
			_binding("RoleBinding", "Role", "exec"),
			_role("Role", "exec", [case_[0]]),
		])
		[] == _doubts("RoleBinding", "Role") with input as _repository([
			_binding("RoleBinding", "Role", "exec"),
			_role("Role", "exec", [case_[0]]),
		])
	}
}

test_tells_kinds_of_bindings_and_roles_apart if {
	repository := _repository([
		_binding("RoleBinding", "ClusterRole", "exec"),
		_role("ClusterRole", "exec", [_rule([""], ["pods/exec"], ["create"])]),
		_role("Role", "exec", [_rule([""], ["pods"], ["get"])]),
	])
	["create on pods/exec"] == _given("RoleBinding", "ClusterRole") with input as repository
	[] == _given("RoleBinding", "Role") with input as repository
	[] == _given("ClusterRoleBinding", "ClusterRole") with input as repository
	other := object.union(_role("Role", "exec", []), {"metadata": {"namespace": "data"}})
	["what Role \"exec\" grants, which RoleBinding \"ops\" gives away, is not seen here"] == _doubts("RoleBinding", "Role") with input as _repository([
		_binding("RoleBinding", "Role", "exec"),
		other,
	])
}

test_knows_the_roles_of_every_cluster if {
	every role, text in {
		"cluster-admin": "* on *",
		"admin": "create, get on pods/exec",
		"edit": "create, get on pods/exec",
		"view": "",
		"system:node": "",
	} {
		repository := _repository([_binding("ClusterRoleBinding", "ClusterRole", role)])
		[text] == _given("ClusterRoleBinding", "ClusterRole") with input as repository
		[] == _doubts("ClusterRoleBinding", "ClusterRole") with input as repository
	}
}

test_does_not_know_roles_that_are_not_seen if {
	missing := _repository([_binding("ClusterRoleBinding", "ClusterRole", "exec")])
	[""] == _given("ClusterRoleBinding", "ClusterRole") with input as missing
	1 == count(_doubts("ClusterRoleBinding", "ClusterRole")) with input as missing
	aggregated := object.union(_role("ClusterRole", "exec", []), {"aggregationRule": {"clusterRoleSelectors": []}})
	[""] == _given("ClusterRoleBinding", "ClusterRole") with input as _repository([
		_binding("ClusterRoleBinding", "ClusterRole", "exec"),
		aggregated,
	])
	1 == count(_doubts("ClusterRoleBinding", "ClusterRole")) with input as _repository([
		_binding("ClusterRoleBinding", "ClusterRole", "exec"),
		aggregated,
	])
	open := _role("ClusterRole", "exec", [_rule([""], ["pods/exec"], "${var.verbs}")])
	["what a rule of ClusterRole \"exec\" grants comes from ${var.verbs}, which is filled in later"] == _doubts(
		"ClusterRoleBinding",
		"ClusterRole",
	) with input as _repository([_binding("ClusterRoleBinding", "ClusterRole", "exec"), open])
}

test_knows_the_roles_of_every_kube_system if {
	every case_ in [
		["extension-apiserver-authentication-reader", "kube-system", 0],
		["extension-apiserver-authentication-reader", "shop", 1],
		["system:controller:token-cleaner", "kube-system", 0],
		["reader", "kube-system", 1],
	] {
		binding := object.union(_binding("RoleBinding", "Role", case_[0]), {"metadata": {"namespace": case_[1]}})
		[""] == _given("RoleBinding", "Role") with input as _repository([binding])
		case_[2] == count(_doubts("RoleBinding", "Role")) with input as _repository([binding])
	}
}

test_fills_in_an_aggregation_with_what_is_seen if {
	aggregated := object.union(
		_role("ClusterRole", "exec", [_rule(["*"], ["*"], ["*"])]),
		{"aggregationRule": {"clusterRoleSelectors": [{"matchLabels": {"to": "exec"}}]}},
	)
	part := object.union(
		_role("ClusterRole", "part", [_rule([""], ["pods/exec"], ["create"])]),
		{"metadata": {"labels": {"to": "exec"}}},
	)
	other := object.union(part, {"metadata": {"labels": {"to": "view"}}})
	binding := _binding("ClusterRoleBinding", "ClusterRole", "exec")
	["create on pods/exec"] == _given("ClusterRoleBinding", "ClusterRole") with input as _repository([binding, aggregated, part])
	[] == _doubts("ClusterRoleBinding", "ClusterRole") with input as _repository([binding, aggregated, part])
	[""] == _given("ClusterRoleBinding", "ClusterRole") with input as _repository([binding, aggregated, other])
	1 == count(_doubts("ClusterRoleBinding", "ClusterRole")) with input as _repository([binding, aggregated, other])
	odd := object.union(aggregated, {"aggregationRule": {"clusterRoleSelectors": "to"}})
	[""] == _given("ClusterRoleBinding", "ClusterRole") with input as _repository([binding, odd, part])
}

test_takes_the_nearest_of_several_roles if {
	exec := _role("ClusterRole", "manager", [_rule([""], ["pods/exec"], ["create"])])
	read := _role("ClusterRole", "manager", [_rule([""], ["pods"], ["get"])])
	binding := _binding("ClusterRoleBinding", "ClusterRole", "manager")
	every case_ in [
		[["a/rbac/binding.yaml", "a/rbac/role.yaml", "b/rbac/role.yaml"], ["create on pods/exec"]],
		[["b/rbac/binding.yaml", "a/rbac/role.yaml", "b/rbac/role.yaml"], [""]],
		[["a/all.yaml", "a/role.yaml", "a/all.yaml"], [""]],
		[["a/binding.yaml", "a/rbac/role.yaml", "b/role.yaml"], ["create on pods/exec"]],
		[["binding.yaml", "a/role.yaml", "b/role.yaml"], ["create on pods/exec"]],
	] {
		repository := {"documents": {"kubernetes": [{"path": path, "labels": ["kubernetes"], "value": [binding, exec, read][index]} |
			some index, path in case_[0]
		]}}
		case_[1] == _given("ClusterRoleBinding", "ClusterRole") with input as repository
	}
}

test_passes_over_patches_without_rules if {
	repository := {"documents": {"kubernetes": [
		{"path": "a/all.yaml", "labels": ["kubernetes"], "value": _binding("RoleBinding", "Role", "exec")},
		{"path": "a/all.yaml", "labels": ["kubernetes", "kubernetes/patch"], "value": object.remove(_role("Role", "exec", []), ["rules"])},
		{"path": "b/role.yaml", "labels": ["kubernetes"], "value": _role("Role", "exec", [_rule([""], ["pods/exec"], ["create"])])},
	]}}
	["create on pods/exec"] == _given("RoleBinding", "Role") with input as repository
}

test_knows_roles_that_allow_everything if {
	every case_ in [
		[_rule(["*"], ["*"], ["*"]), 1],
		[_rule(["*"], ["*"], ["watch", "update", "patch", "list", "get", "delete", "create"]), 1],
		[_rule(["*"], ["*"], ["get", "list"]), 0],
		[_rule([""], ["*"], ["*"]), 0],
		[_rule(["*"], ["pods"], ["*"]), 0],
	] {
		repository := _repository([_binding("RoleBinding", "Role", "all"), _role("Role", "all", [case_[0]])])
		count([binding |
			some binding in role_bindings.between("RoleBinding", "Role")
			role_bindings.gives_everything(binding)
		]) == case_[1] with input as repository
	}
	open := _role("Role", "all", [_rule(["*"], "${var.resources}", ["*"])])
	1 == count([doubt |
		some binding in role_bindings.between("RoleBinding", "Role")
		doubt := role_bindings.doubts_everything(binding)
	]) with input as _repository([_binding("RoleBinding", "Role", "all"), open])
}

test_reads_subjects if {
	repository := _repository([_binding("RoleBinding", "Role", "exec")])
	[["Group \"ops\"", "subject \"jane\""]] == [[subject.title | some subject in binding.subjects] |
		some binding in role_bindings.between("RoleBinding", "Role")
	] with input as repository
	odd := object.union(_binding("RoleBinding", "Role", "exec"), {"subjects": "ops"})
	[[]] == [binding.subjects | some binding in role_bindings.between("RoleBinding", "Role")] with input as _repository([odd])
}

test_passes_over_bindings_of_the_platform_and_odd_ones if {
	every name in ["system:ops", "gce:podsecuritypolicy:calico-sa"] {
		binding := object.union(_binding("RoleBinding", "Role", "exec"), {"metadata": {"name": name}})
		[] == role_bindings.between("RoleBinding", "Role") with input as _repository([binding])
	}
	every reference in [null, "exec", {"kind": "Role"}, {"kind": "Role", "name": null}, {"name": "exec"}] {
		binding := object.union(_binding("RoleBinding", "Role", "exec"), {"roleRef": reference})
		count([found |
			some kind in ["ClusterRole", "Role"]
			some found in role_bindings.between("RoleBinding", kind)
		]) < 2 with input as _repository([binding])
	}
	labelled := object.union(
		_binding("RoleBinding", "Role", "exec"),
		{"metadata": {"labels": {"kubernetes.io/bootstrapping": "rbac-defaults"}}},
	)
	[] == role_bindings.between("RoleBinding", "Role") with input as _repository([labelled])
}
