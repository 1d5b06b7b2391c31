package lib.accounts_test

import data.lib.accounts

_document(value) := {"path": "web.yaml", "labels": ["kubernetes", "kubernetes/workload"], "value": value}

_pod(spec) := {"kind": "Pod", "metadata": {"name": "web", "namespace": "shop"}, "spec": spec}

_account(namespace, automount) := {
	"kind": "ServiceAccount",
	"metadata": {"name": "web", "namespace": namespace},
	"automountServiceAccountToken": automount,
}

_repository(objects) := {"documents": {"kubernetes": [_document(value) | some value in objects]}}

_mounting(objects) := count(pods) if {
	pods := accounts.mounting with input as _repository(objects)
}

_calls(objects) := called if {
	called := [pod | some pod in accounts.mounting; accounts.calls_api(pod)] with input as _repository(objects)
}

_binding(subject) := {
	"kind": "RoleBinding",
	"metadata": {"name": "web", "namespace": "shop"},
	"subjects": [object.union({"kind": "ServiceAccount"}, subject)],
}

test_mounts_by_default if {
	_mounting([_pod({})]) == 1
	_mounting([_pod({"serviceAccountName": "web"}), _account("shop", true)]) == 1
	_mounting([_pod({"serviceAccountName": "web"}), _account("data", false)]) == 1
	_mounting([_pod({}), _account("shop", false)]) == 1
}

test_lets_the_account_switch_it_off if {
	_mounting([_pod({"serviceAccountName": "web"}), _account("shop", false)]) == 0
	_mounting([_pod({"serviceAccount": "web"}), _account("", false)]) == 0
}

test_lets_the_pod_decide if {
	_mounting([_pod({"automountServiceAccountToken": false})]) == 0
	spec := {"automountServiceAccountToken": true, "serviceAccountName": "web"}
	_mounting([_pod(spec), _account("shop", false)]) == 1
}

test_leaves_out_static_pods if {
	_mounting([{
		"kind": "Pod",
		"metadata": {"name": "etcd", "namespace": "kube-system", "labels": {"tier": "control-plane"}},
		"spec": {},
	}]) == 0
}

test_knows_pods_that_call_the_api if {
	pod := _pod({"serviceAccountName": "web"})
	count(_calls([pod, _binding({"name": "web", "namespace": "shop"})])) == 1
	count(_calls([pod, _binding({"name": "web"})])) == 1
	count(_calls([pod, _binding({"name": "web", "namespace": "data"})])) == 0
	count(_calls([pod, _binding({"name": "web", "kind": "User"})])) == 0
	count(_calls([pod, _binding({"name": "system:serviceaccount:shop:web", "kind": "User"})])) == 1
	count(_calls([pod, _binding({"name": "system:serviceaccount:data:web", "kind": "User"})])) == 0
	count(_calls([pod, _binding({"name": "system:serviceaccount:shop:db", "kind": "User"})])) == 0
	count(_calls([pod, _binding({"name": "system:serviceaccounts", "kind": "Group"})])) == 0
	count(_calls([pod, _binding({"name": "system:serviceaccounts:shop", "kind": "Group"})])) == 1
	count(_calls([pod, _binding({"name": "system:serviceaccounts:data", "kind": "Group"})])) == 0
	count(_calls([_pod({}), _binding({"name": "default", "namespace": "shop"})])) == 0
}

test_does_not_know_what_an_account_says_that_is_filled_in_later if {
	objects := [_pod({"serviceAccountName": "${var.account}"})]
	_mounting(objects) == 0
	count(accounts.undecided) == 1 with input as _repository(objects)
	_mounting([_pod({"serviceAccountName": "${var.account}", "automountServiceAccountToken": true})]) == 1
	switched := [_pod({"serviceAccountName": "${var.account}", "automountServiceAccountToken": false})]
	_mounting(switched) == 0
	accounts.undecided == [] with input as _repository(switched)
}

test_does_not_know_a_setting_that_is_filled_in_later if {
	named := {"serviceAccountName": "web"}
	every objects in [
		[_pod({"automountServiceAccountToken": "${var.automount}"})],
		[_pod(named), _service_account("${var.automount}")],
	] {
		_mounting(objects) == 0
		count(accounts.undecided) == 1 with input as _repository(objects)
	}
	off := [_pod(named), _service_account(false)]
	_mounting(off) == 0
	accounts.undecided == [] with input as _repository(off)
}

test_takes_the_default_of_terraform_for_what_the_pod_says if {
	objects := [_pod({"serviceAccountName": "web"}), _service_account(false)]
	made := {"documents": {"kubernetes": [
	object.union(document, {"labels": array.concat(document.labels, ["resource/kubernetes_pod.web"])}) |
		some document in _repository(objects).documents.kubernetes
	]}}
	count(accounts.mounting) == 1 with input as made
	as_it_is := {"documents": {"kubernetes": [
	object.union(document, {"labels": array.concat(document.labels, ["resource/kubernetes_manifest.web"])}) |
		some document in _repository(objects).documents.kubernetes
	]}}
	count(accounts.mounting) == 0 with input as as_it_is
	open := {"documents": {"kubernetes": [object.union(document, {"labels": ["kubernetes/workload", "resource/kubernetes_pod.web"]}) |
		some document in _repository([_pod({"serviceAccountName": "${var.account}"})]).documents.kubernetes
	]}}
	count(accounts.mounting) == 0 with input as open
	count(accounts.undecided) == 1 with input as open
}

test_takes_a_namespace_that_is_filled_in_later_for_any if {
	pod := _pod({"serviceAccountName": "web"})
	count(_calls([pod, _binding({"name": "web", "namespace": "${var.namespace}"})])) == 1
	count(_calls([pod, _binding({"name": "web", "namespace": "data"})])) == 0
}

_service_account(automount) := {
	"kind": "ServiceAccount",
	"metadata": {"name": "web", "namespace": "shop"},
	"automountServiceAccountToken": automount,
}
