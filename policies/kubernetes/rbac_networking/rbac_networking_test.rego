package kubernetes.rbac_networking_test

import data.kubernetes.rbac_networking

_role(kind, rule) := {"kind": kind, "metadata": {"name": "exposer"}, "rules": [rule]}

_rule(groups, resources, verbs) := {"apiGroups": groups, "resources": resources, "verbs": verbs}

_finding(kind, position, text) := {
	"message": sprintf("%s \"exposer\" allows changes to the network (%s)", [kind, text]),
	"at": ["rules", 0, "resources", position],
}

test_finds_changes_once_for_a_rule if {
	every kind in ["Role", "ClusterRole"] {
		every case_ in [
			[_rule(["", "networking.k8s.io"], ["pods", "services", "ingresses"], ["create", "get"]), 1, "create on ingresses, create on services"],
			[_rule(["discovery.k8s.io"], ["endpointslices"], ["delete"]), 0, "delete on endpointslices"],
			[_rule(["*"], ["*"], ["*"]), 0, "* on *"],
		] {
			rbac_networking.deny == {_finding(kind, case_[1], case_[2])} with input as _role(kind, case_[0])
		}
	}
}

test_accepts_other_rights if {
	every rule in [
		_rule(["networking.k8s.io"], ["ingresses"], ["get", "list", "watch"]),
		_rule(["networking.k8s.io"], ["ingresses/status", "services"], ["update"]),
		_rule(["*"], ["services1"], ["*"]),
		_rule(["*"], ["ingresses"], ["impersonate"]),
		object.union(_rule([""], ["services"], ["update"]), {"resourceNames": ["web"]}),
	] {
		rbac_networking.deny == set() with input as _role("ClusterRole", rule)
	}
	rbac_networking.deny == set() with input as _role("AppProject", _rule(["*"], ["*"], ["*"]))
}

test_does_not_know_what_is_filled_in_later if {
	open := _role("Role", _rule([""], ["services"], "${var.verbs}"))
	rbac_networking.deny == set() with input as open
	[finding.at | some finding in rbac_networking.unknown] == [["rules", 0, "verbs"]] with input as open
}
