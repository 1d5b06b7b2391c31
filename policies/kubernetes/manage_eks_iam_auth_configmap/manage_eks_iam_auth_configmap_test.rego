package kubernetes.manage_eks_iam_auth_configmap_test

import data.kubernetes.manage_eks_iam_auth_configmap

_role(kind, verbs, names) := {
	"kind": kind,
	"metadata": {"name": "mapper"},
	"rules": [{"apiGroups": [""], "resources": ["configmaps"], "resourceNames": names, "verbs": verbs}],
}

test_finds_changes_by_name if {
	every kind in ["Role", "ClusterRole"] {
		every case_ in [
			[["get", "patch"], "patch on configmaps"],
			[["*"], "* on configmaps"],
			[["deletecollection"], "deletecollection on configmaps"],
		] {
			manage_eks_iam_auth_configmap.deny == {{
				"message": sprintf("%s \"mapper\" allows changes to aws-auth (%s)", [kind, case_[1]]),
				"at": ["rules", 0, "resources", 0],
			}} with input as _role(kind, case_[0], ["web", "aws-auth"])
		}
	}
}

test_accepts_other_rights if {
	every verbs in [["get", "list", "watch"], ["impersonate"], [], null] {
		manage_eks_iam_auth_configmap.deny == set() with input as _role("Role", verbs, ["aws-auth"])
	}
	every names in [["web"], [], null, "aws-auth"] {
		manage_eks_iam_auth_configmap.deny == set() with input as _role("Role", ["update"], names)
	}
	manage_eks_iam_auth_configmap.deny == set() with input as _role("Other", ["update"], ["aws-auth"])
}

test_does_not_know_what_is_filled_in_later if {
	open := _role("Role", "${var.verbs}", ["aws-auth"])
	manage_eks_iam_auth_configmap.deny == set() with input as open
	[finding.at | some finding in manage_eks_iam_auth_configmap.unknown] == [["rules", 0, "verbs"]] with input as open
}
