package kubernetes.default_service_account_test

import data.kubernetes.default_service_account

_document(value) := {"path": "web.yaml", "labels": ["kubernetes", "kubernetes/workload"], "value": value}

_repository(objects) := {"documents": {"kubernetes": [_document(value) | some value in objects]}}

_pod(spec) := {"kind": "Pod", "metadata": {"name": "web", "namespace": "shop"}, "spec": spec}

_finding(path) := {
	"message": "the pods of Pod \"web\" use the ServiceAccount \"default\"",
	"at": array.concat(["documents", "kubernetes", 0, "value", "spec"], path),
}

test_finds_the_default_account if {
	every case_ in [
		[{}, []],
		[{"serviceAccountName": ""}, []],
		[{"serviceAccountName": "default"}, ["serviceAccountName"]],
		[{"serviceAccount": "default"}, ["serviceAccount"]],
		[{"serviceAccountName": "default", "serviceAccount": "default"}, ["serviceAccountName"]],
	] {
		default_service_account.deny == {_finding(case_[1])} with input as _repository([_pod(case_[0])])
	}
}

test_accepts_other_accounts if {
	default_service_account.deny == set() with input as _repository([_pod({"serviceAccountName": "web"})])
	default_service_account.deny == set() with input as _repository([_pod({"serviceAccount": "web"})])
}

test_accepts_accounts_that_are_not_used if {
	default_service_account.deny == set() with input as _repository([_pod({"automountServiceAccountToken": false})])
	default_service_account.deny == set() with input as _repository([
		_pod({}),
		{
			"kind": "ServiceAccount",
			"metadata": {"name": "default", "namespace": "shop"},
			"automountServiceAccountToken": false,
		},
	])
}

test_accepts_repositories_without_pods if {
	default_service_account.deny == set() with input as _repository([{"kind": "ConfigMap"}])
	default_service_account.deny == set() with input as {"documents": {}}
}
