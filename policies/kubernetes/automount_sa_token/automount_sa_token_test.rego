package kubernetes.automount_sa_token_test

import data.kubernetes.automount_sa_token
import data.lib.fix

_document(value) := {"path": "web.yaml", "labels": ["kubernetes", "kubernetes/workload"], "value": value}

_repository(objects) := {"documents": {"kubernetes": [_document(value) | some value in objects]}}

_pod(spec) := {"kind": "Pod", "metadata": {"name": "web", "namespace": "shop"}, "spec": spec}

_account(automount) := {
	"kind": "ServiceAccount",
	"metadata": {"name": "web", "namespace": "shop"},
	"automountServiceAccountToken": automount,
}

_finding(account, path) := {
	"message": sprintf("the token of ServiceAccount %q is mounted into the pods of Pod \"web\"", [account]),
	"at": array.concat(["documents", "kubernetes", 0, "value", "spec"], path),
}

test_finds_tokens_that_are_mounted if {
	fix.bare(automount_sa_token.deny) == {_finding("default", [])} with input as _repository([_pod({})])
	fix.bare(automount_sa_token.deny) == {_finding("web", [])} with input as _repository([
		_pod({"serviceAccountName": "web"}),
		_account(true),
	])
	fix.bare(automount_sa_token.deny) == {_finding("web", ["automountServiceAccountToken"])} with input as _repository([
		_pod({"serviceAccountName": "web", "automountServiceAccountToken": true}),
		_account(false),
	])
}

test_mends_only_with_a_look_at_what_reads_the_token if {
	_safety([_pod({})]) == ["unsafe"]
	_safety([_pod({"serviceAccountName": "web"})]) == ["unsafe"]
}

_safety(objects) := safety if {
	safety := [violation.fix.safety | some violation in automount_sa_token.deny] with input as _repository(objects)
}

test_accepts_tokens_that_are_switched_off if {
	automount_sa_token.deny == set() with input as _repository([_pod({"automountServiceAccountToken": false})])
	automount_sa_token.deny == set() with input as _repository([
		_pod({"serviceAccountName": "web"}),
		_account(false),
	])
}

test_accepts_pods_that_call_the_api if {
	automount_sa_token.deny == set() with input as _repository([
		_pod({"serviceAccountName": "web"}),
		{
			"kind": "ClusterRoleBinding",
			"metadata": {"name": "web"},
			"subjects": [{"kind": "ServiceAccount", "name": "web", "namespace": "shop"}],
		},
	])
}

test_accepts_repositories_without_pods if {
	automount_sa_token.deny == set() with input as _repository([{"kind": "ConfigMap", "data": {}}])
	automount_sa_token.deny == set() with input as {"documents": {}}
}

test_does_not_know_accounts_that_are_filled_in_later if {
	open := _repository([_pod({"serviceAccountName": "${var.account}"})])
	automount_sa_token.deny == set() with input as open
	count(automount_sa_token.unknown) == 1 with input as open
}
