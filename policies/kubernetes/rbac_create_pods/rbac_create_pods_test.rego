package kubernetes.rbac_create_pods_test

import data.kubernetes.rbac_create_pods

_role(kind, rule) := {"kind": kind, "metadata": {"name": "build-runner"}, "rules": [rule]}

_finding(kind, position, text) := {
	"message": sprintf("%s \"build-runner\" allows creation of pods (%s)", [kind, text]),
	"at": ["rules", 0, "resources", position],
}

test_finds_the_right_in_roles_of_both_kinds if {
	every kind in ["Role", "ClusterRole"] {
		rbac_create_pods.deny == {_finding(kind, 1, "create on pods")} with input as _role(kind, {
			"apiGroups": [""],
			"resources": ["services", "pods"],
			"verbs": ["create"],
		})
	}
}

test_finds_the_right_behind_wildcards if {
	rbac_create_pods.deny == {_finding("ClusterRole", 0, "* on *")} with input as _role("ClusterRole", {
		"apiGroups": [""],
		"resources": ["*"],
		"verbs": ["*"],
	})
}

_through(position, text) := {
	"message": sprintf("Role \"build-runner\" allows creation of workloads that make pods (%s)", [text]),
	"at": ["rules", 0, "resources", position],
}

test_finds_the_right_to_create_workloads_once if {
	rbac_create_pods.deny == {_through(1, "create on cronjobs, create on deployments, create on jobs")} with input as _role("Role", {
		"apiGroups": ["apps", "batch"],
		"resources": ["jobs/status", "deployments", "jobs", "cronjobs"],
		"verbs": ["create", "get"],
	})
	rbac_create_pods.deny == {_through(0, "* on *")} with input as _role("Role", {
		"apiGroups": ["apps"], "resources": ["*"], "verbs": ["*"],
	})
	rbac_create_pods.deny == {_finding("Role", 1, "create on pods")} with input as _role("Role", {
		"apiGroups": ["", "apps"], "resources": ["deployments", "pods"], "verbs": ["create"],
	})
}

test_accepts_other_rights if {
	every rule in [
		{"apiGroups": ["batch"], "resources": ["deployments"], "verbs": ["create"]},
		{"apiGroups": ["apps"], "resources": ["deployments", "deployments/scale"], "verbs": ["get", "patch", "update"]},
		{"apiGroups": ["apps"], "resources": ["deployments/scale", "controllerrevisions"], "verbs": ["create"]},
		{"apiGroups": [""], "resources": ["pods"], "verbs": ["get", "list"]},
		{"apiGroups": [""], "resources": ["pods/log", "configmaps"], "verbs": ["create"]},
		{"apiGroups": ["metrics.k8s.io"], "resources": ["pods"], "verbs": ["create"]},
	] {
		rbac_create_pods.deny == set() with input as _role("ClusterRole", rule)
	}
}

test_accepts_rights_on_named_objects if {
	rbac_create_pods.deny == set() with input as _role("Role", {
		"apiGroups": [""],
		"resources": ["services", "pods"],
		"resourceNames": ["web"],
		"verbs": ["create"],
	})
}

test_accepts_roles_without_rules_and_other_kinds if {
	rbac_create_pods.deny == set() with input as {"kind": "ClusterRole", "rules": null}
	rules := [{"apiGroups": ["*"], "resources": ["*"], "verbs": ["*"]}]
	rbac_create_pods.deny == set() with input as {"kind": "AppProject", "rules": rules}
}

test_does_not_know_what_is_filled_in_later if {
	open := {"apiGroups": [""], "resources": ["pods"], "verbs": ["${var.verb}", "get"]}
	rbac_create_pods.deny == set() with input as _role("Role", open)
	[finding.at | some finding in rbac_create_pods.unknown] == [["rules", 0, "verbs", 0]] with input as _role("Role", open)
	known := {"apiGroups": [""], "resources": ["pods"], "verbs": ["${var.verb}", "create"]}
	rbac_create_pods.unknown == set() with input as _role("Role", known)
	count(rbac_create_pods.deny) == 1 with input as _role("Role", known)
}
