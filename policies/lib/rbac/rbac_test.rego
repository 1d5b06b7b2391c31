package lib.rbac_test

import data.lib.rbac

_role(kind, rule) := {"kind": kind, "metadata": {"name": "operator"}, "rules": [rule]}

_rule(groups, resources, verbs) := {"apiGroups": groups, "resources": resources, "verbs": verbs}

_exec(rule) := rbac.rights(rule, "", {"pods/exec"}, {"create", "get"})

test_reads_rules if {
	rule := {"apiGroups": ["", "apps"], "resources": ["pods", "pods/log"], "verbs": ["get"], "resourceNames": ["web"]}
	expected := {
		"kind": "Role",
		"path": ["rules", 0],
		"groups": {"", "apps"},
		"resources": ["pods", "pods/log"],
		"verbs": {"get"},
		"names": {"web"},
		"open": {},
	}
	rbac.rules == [expected] with input as _role("Role", rule)
	rbac.grants == [] with input as _role("Role", rule)
	rbac.narrowed == [expected] with input as _role("Role", rule)
}

test_reads_rules_that_lack_fields if {
	expected := {
		"kind": "ClusterRole",
		"path": ["rules", 0],
		"groups": set(),
		"resources": [],
		"verbs": {"get"},
		"names": set(),
		"open": {},
	}
	urls := {"nonResourceURLs": ["/healthz"], "verbs": ["get"], "resources": null}
	rbac.rules == [expected] with input as _role("ClusterRole", urls)
	rbac.grants == [expected] with input as _role("ClusterRole", urls)
	rbac.rules == [] with input as {"kind": "ClusterRole", "rules": null}
	rbac.rules == [] with input as {"kind": "ClusterRole", "rules": ["get"]}
	rbac.rules == [] with input as {"kind": "Deployment", "rules": [_rule([""], ["pods"], ["get"])]}
}

test_passes_over_roles_of_the_control_plane if {
	every role in [
		{"kind": "ClusterRole", "metadata": {"name": "x", "labels": {"kubernetes.io/bootstrapping": "rbac-defaults"}}},
		{"kind": "ClusterRole", "metadata": {"name": "cluster-admin"}},
		{"kind": "Role", "metadata": {"name": "system:controller:bootstrap-signer"}},
		{"kind": "ClusterRole", "metadata": {"name": "monitoring"}, "aggregationRule": {"clusterRoleSelectors": []}},
	] {
		rbac.rules == [] with input as object.union(role, {"rules": [_rule(["*"], ["*"], ["*"])]})
	}
	named := {"kind": "Role", "metadata": {"name": "admin"}, "rules": [_rule(["*"], ["*"], ["*"])]}
	count(rbac.rules) == 1 with input as named
}

test_finds_rights_by_name_and_by_wildcard if {
	every case_ in [
		[[""], ["pods/exec"], ["create", "get", "list"], "create, get on pods/exec"],
		[["*"], ["pods/exec"], ["*"], "* on pods/exec"],
		[["apps", ""], ["*"], ["get"], "get on *"],
		[[""], ["*/exec"], ["create"], "create on */exec"],
		[[""], ["pods/*"], ["create"], "create on pods/*"],
	] {
		every kind in ["Role", "ClusterRole"] {
			right := {"path": ["rules", 0, "resources", 0], "text": case_[3]}
			[_exec(rule) | some rule in rbac.rules] == [[right]] with input as _role(kind, _rule(case_[0], case_[1], case_[2]))
		}
	}
}

test_finds_no_right_that_is_not_granted if {
	every case_ in [
		[["apps"], ["pods/exec"], ["create"]],
		[[""], ["pods/exec"], ["list", "watch"]],
		[[""], ["pods", "pods/exec1", "*/log", "services/*"], ["create"]],
		[[], ["pods/exec"], ["create"]],
		[[""], [], ["create"]],
	] {
		[_exec(rule) | some rule in rbac.rules] == [[]] with input as _role("Role", _rule(case_[0], case_[1], case_[2]))
	}
}

test_reads_the_rules_of_any_role if {
	role := {"kind": "ClusterRole", "metadata": {"name": "cluster-admin"}, "rules": [_rule(["*"], ["*"], ["*"])]}
	[right.text | some rule in rbac.rules_of(role); some right in _exec(rule)] == ["* on *"]
	rbac.rules_of({"kind": "Role"}) == []
}

test_finds_rights_among_resources_of_several_groups_once if {
	groups := {"apps": {"deployments"}, "batch": {"jobs"}}
	rule := _rule(["apps", "batch"], ["jobs", "deployments", "pods"], ["delete", "get"])
	rights := [right | some read in rbac.rules_of(_role("Role", rule)); some right in rbac.rights_among(read, groups, {"delete"})]
	rights == [
		{"path": ["rules", 0, "resources", 0], "text": "delete on jobs"},
		{"path": ["rules", 0, "resources", 1], "text": "delete on deployments"},
	]
	rbac.words(rights) == "delete on deployments, delete on jobs"
	all := _rule(["*"], ["*"], ["*"])
	["* on *"] == [right.text |
		some read in rbac.rules_of(_role("Role", all))
		some right in rbac.rights_among(read, groups, {"delete"})
	]
}

test_does_not_know_what_several_groups_are_granted if {
	groups := {"apps": {"deployments"}, "batch": {"jobs"}}
	every case_ in [
		[_rule(["apps"], ["deployments", "${var.resource}"], ["delete"]), 0],
		[_rule(["batch"], ["jobs"], "${var.verbs}"), 1],
		[_rule(["batch"], ["jobs"], ["get"]), 0],
	] {
		count({finding |
			some read in rbac.rules_of(_role("Role", case_[0]))
			some finding in rbac.undecided_among(read, groups, {"delete"})
		}) == case_[1]
	}
}

test_knows_rules_on_all_resources if {
	every case_ in [
		[_rule(["*"], ["*"], ["get"]), 1],
		[_rule([""], ["pods", "*"], ["get"]), 1],
		[_rule(["apps"], ["*"], ["get"]), 0],
		[_rule(["*"], ["*"], []), 0],
		[_rule(["*"], ["pods"], ["*"]), 0],
	] {
		taking := [rule | some rule in rbac.rules_of(_role("Role", case_[0])); rbac.takes_all_resources(rule)]
		count(taking) == case_[1]
	}
	every case_ in [
		[_rule(["*"], "${var.resources}", ["get"]), {["rules", 0, "resources"]}],
		[_rule(["apps"], "${var.resources}", ["get"]), set()],
		[_rule(["*"], ["*"], ["get", "${var.verb}"]), set()],
	] {
		{finding.at |
			some rule in rbac.rules_of(_role("Role", case_[0]))
			some finding in rbac.undecided_resources(rule)
		} == case_[1]
	}
}

test_finds_binding_of_any_role if {
	group := ["rbac.authorization.k8s.io"]
	every case_ in [
		[_rule(group, ["clusterroles", "roles"], ["bind"]), ["bind on clusterroles"]],
		[object.union(_rule(group, ["clusterroles"], ["bind"]), {"resourceNames": ["*"]}), ["bind on clusterroles"]],
		[object.union(_rule(group, ["clusterroles"], ["bind"]), {"resourceNames": ["view"]}), []],
		[_rule(group, ["roles", "clusterrolebindings"], ["bind"]), []],
	] {
		[right.text | some right in rbac.binding_of({"clusterroles"})] == case_[1] with input as _role("ClusterRole", case_[0])
	}
	every case_ in [
		[_rule(group, ["rolebindings"], ["create", "get"]), ["create on rolebindings"]],
		[_rule(group, ["rolebindings"], ["get"]), []],
		[_rule([""], ["rolebindings"], ["create"]), []],
	] {
		created := [right.text | some right in rbac.creation_of_bindings("rolebindings")] with input as _role("Role", case_[0])
		created == case_[1]
	}
}

test_keeps_wildcards_of_a_role_inside_its_namespace if {
	every item in ["*", "*/proxy"] {
		_proxies == [] with input as _role("Role", _rule([""], [item], ["get"]))
		_proxies == [sprintf("get on %s", [item])] with input as _role("ClusterRole", _rule([""], [item], ["get"]))
	}
	_proxies == ["get on nodes/proxy"] with input as _role("Role", _rule([""], ["nodes/proxy"], ["get"]))
}

_proxies := [right.text | some rule in rbac.rules; some right in rbac.rights(rule, "", {"nodes/proxy"}, {"get"})]

test_reads_subjects if {
	binding := {
		"kind": "RoleBinding",
		"subjects": [{"kind": "User", "name": "jane"}, {"name": "ops"}, {"kind": "Group"}],
	}
	rbac.subjects == [
		{"path": ["subjects", 0, "name"], "kind": "User", "name": "jane"},
		{"path": ["subjects", 1, "name"], "kind": "", "name": "ops"},
	] with input as binding
	labels := {"kubernetes.io/bootstrapping": "rbac-defaults"}
	rbac.subjects == [] with input as object.union(binding, {"metadata": {"labels": labels}})
	rbac.subjects == [] with input as {"kind": "ClusterRoleBinding", "subjects": {"kind": "User", "name": "jane"}}
	rbac.subjects == [] with input as {"kind": "ClusterRoleBinding"}
	rbac.subjects == [] with input as {"kind": "Role", "subjects": [{"kind": "User", "name": "jane"}]}
}

test_knows_the_bindings_of_every_cluster if {
	rbac.default_binding with input as {"roleRef": {"name": "system:discovery"}}
	not rbac.default_binding with input as {"roleRef": {"name": "system:aggregate-to-view"}}
	not rbac.default_binding with input as {}
}

test_reads_roles_whose_name_is_filled_in_later if {
	role := object.union(_role("ClusterRole", _rule([""], ["pods/exec"], ["create"])), {"metadata": {"name": null}})
	count(rbac.rules) == 1 with input as role
}

test_does_not_know_what_is_filled_in_later if {
	every field, rule in {
		"resources": _rule([""], "${var.resources}", ["create"]),
		"verbs": _rule([""], ["pods/exec"], "${var.verbs}"),
		"apiGroups": _rule("${var.groups}", ["pods/exec"], ["create"]),
		"resourceNames": object.union(_rule([""], ["pods/exec"], ["create"]), {"resourceNames": "${var.names}"}),
	} {
		[finding.at | some finding in _undecided(rule)] == [["rules", 0, field]]
		count(_granted(rule)) == 0
	}
	[finding.at | some finding in _undecided(_rule([""], ["pods", "${var.resource}"], ["get"]))] == [["rules", 0, "resources", 1]]
	{finding.message | some finding in _undecided(_rule([""], ["pods/exec"], "${var.verbs}"))} == {"what a rule of Role \"operator\" grants comes from ${var.verbs}, which is filled in later"}
}

test_knows_enough_where_the_rest_says_it if {
	every rule in [
		_rule([""], ["pods/exec", "${var.resource}"], ["create"]),
		_rule([""], "${var.resources}", ["list"]),
		_rule(["apps"], ["pods/exec"], "${var.verbs}"),
		_rule([""], ["pods"], "${var.verbs}"),
		object.union(_rule([""], "${var.resources}", ["create"]), {"resourceNames": ["web"]}),
		object.union(_rule([""], ["pods/exec"], ["create"]), {"resourceNames": ["${var.name}"]}),
		_rule([""], ["pods/exec"], ["create"]),
	] {
		_undecided(rule) == set()
	}
	count(_granted(_rule([""], ["pods/exec", "${var.resource}"], ["create"]))) == 1
}

_undecided(rule) := findings if {
	findings := {finding |
		some read in rbac.rules
		some finding in rbac.undecided(read, "", {"pods/exec"}, {"create", "get"})
	} with input as _role("Role", rule)
}

_granted(rule) := rights if {
	rights := [right | some read in rbac.grants; some right in _exec(read)] with input as _role("Role", rule)
}
