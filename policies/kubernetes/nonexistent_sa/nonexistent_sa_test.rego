package kubernetes.nonexistent_sa_test

import data.kubernetes.nonexistent_sa

_labels(value) := ["kubernetes", "kubernetes/workload"] if {
	value.kind == "Pod"
} else := ["kubernetes"]

_repository(objects) := {"documents": {"kubernetes": [{"path": "web.yaml", "labels": _labels(value), "value": value} |
	some value in objects
]}}

_pod(namespace, spec) := {"kind": "Pod", "metadata": {"name": "web", "namespace": namespace}, "spec": spec}

_account(name, namespace) := {
	"apiVersion": "v1",
	"kind": "ServiceAccount",
	"metadata": {"name": name, "namespace": namespace},
}

_web := _pod("shop", {"serviceAccountName": "web"})

_finding(field) := {
	"message": "Pod \"web\" uses ServiceAccount \"web\", which the repository does not have in its namespace",
	"at": ["documents", "kubernetes", 0, "value", "spec", field],
}

test_finds_accounts_that_are_not_there if {
	nonexistent_sa.deny == {_finding("serviceAccountName")} with input as _repository([_web])
	nonexistent_sa.deny == {_finding("serviceAccount")} with input as _repository([_pod("shop", {"serviceAccount": "web"})])
	every account in [_account("api", "shop"), _account("web", "data")] {
		nonexistent_sa.deny == {_finding("serviceAccountName")} with input as _repository([_web, account])
	}
}

test_accepts_accounts_that_are_there if {
	every namespace in ["shop", null] {
		nonexistent_sa.deny == set() with input as _repository([_web, _account("web", namespace)])
	}
}

test_accepts_accounts_that_come_from_elsewhere if {
	every spec in [
		{},
		{"serviceAccountName": ""},
		{"serviceAccountName": "default"},
		{"serviceAccountName": "builder"},
		{"serviceAccountName": "{{ name }}"},
	] {
		nonexistent_sa.deny == set() with input as _repository([_pod("shop", spec)])
	}
	nonexistent_sa.deny == set() with input as _repository([_pod("kube-system", {"serviceAccountName": "coredns"})])
	every other in [
		{"apiVersion": "example.com/v1", "kind": "Site", "metadata": {"name": "web", "namespace": "shop"}},
		{"apiVersion": "helm.toolkit.fluxcd.io/v2", "kind": "HelmRelease", "metadata": {"name": "a", "namespace": "shop"}},
	] {
		nonexistent_sa.deny == set() with input as _repository([_web, other])
	}
}

test_accepts_repositories_without_pods if {
	nonexistent_sa.deny == set() with input as _repository([_account("web", "shop")])
	nonexistent_sa.deny == set() with input as {"documents": {}}
}

_unknown(source) := {{
	"message": sprintf("ServiceAccount \"web\", which Pod \"web\" uses, may come from %s", [source]),
	"at": ["documents", "kubernetes", 0, "value", "spec", "serviceAccountName"],
}}

test_does_not_know_what_may_come_from_elsewhere if {
	release := {"apiVersion": "helm.toolkit.fluxcd.io/v2", "kind": "HelmRelease", "metadata": {"name": "a", "namespace": "shop"}}
	rendered_elsewhere := _repository(array.concat([_web], [release]))
	nonexistent_sa.deny == set() with input as rendered_elsewhere
	found := nonexistent_sa.unknown with input as rendered_elsewhere
	found == _unknown("a chart, a base or an application that is not seen here")
	unread := object.union(_repository([_web]), {"folders": {"": ["web.yaml", "more.yaml"]}})
	nonexistent_sa.deny == set() with input as unread
	unread_found := nonexistent_sa.unknown with input as unread
	unread_found == _unknown("more.yaml, which is not read as objects")
	nonexistent_sa.unknown == set() with input as object.union(_repository([_web]), {"folders": {"": ["web.yaml"]}})
}

test_does_not_know_accounts_whose_names_are_filled_in_later if {
	nonexistent_sa.deny == set() with input as _repository([_web, _account("${var.name}", "shop")])
	count(nonexistent_sa.unknown) == 1 with input as _repository([_web, _account("${var.name}", "shop")])
	nonexistent_sa.deny == {_finding("serviceAccountName")} with input as _repository([_web, _account("${var.name}", "data")])
}
