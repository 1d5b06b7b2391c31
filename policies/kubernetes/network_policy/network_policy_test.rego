package kubernetes.network_policy_test

import data.kubernetes.network_policy

_labels(value) := ["kubernetes", "kubernetes/workload"] if {
	value.kind == "Pod"
} else := ["kubernetes"]

_repository(objects) := {"documents": {"kubernetes": [{"path": "web.yaml", "labels": _labels(value), "value": value} |
	some value in objects
]}}

_pod(labels, spec) := {
	"kind": "Pod",
	"metadata": {"name": "web", "namespace": "shop", "labels": labels},
	"spec": spec,
}

_policy(namespace, spec) := {
	"apiVersion": "networking.k8s.io/v1",
	"kind": "NetworkPolicy",
	"metadata": {"name": "web", "namespace": namespace},
	"spec": spec,
}

_finding := {
	"message": "no NetworkPolicy selects the pods of Pod \"web\"",
	"at": ["documents", "kubernetes", 0, "value", "spec"],
}

_doubt(message) := {"message": message, "at": _finding.at}

_web := _pod({"app": "web"}, {})

test_finds_pods_without_a_policy if {
	network_policy.deny == {_finding} with input as _repository([_web])
	every policy in [
		_policy("shop", {"podSelector": {"matchLabels": {"app": "api"}}}),
		_policy("shop", {"podSelector": {"matchExpressions": [{"key": "app", "operator": "NotIn", "values": ["web"]}]}}),
		_policy("data", {"podSelector": {}}),
		{"kind": "CiliumNetworkPolicy", "metadata": {"name": "web", "namespace": "data"}},
	] {
		network_policy.deny == {_finding} with input as _repository([_web, policy])
	}
}

test_accepts_pods_with_a_policy if {
	every policy in [
		_policy("shop", {"podSelector": {"matchLabels": {"app": "web"}}}),
		_policy("", {"podSelector": {}}),
		_policy("shop", {}),
		{"kind": "CiliumNetworkPolicy", "metadata": {"name": "web", "namespace": "shop"}},
		{"kind": "GlobalNetworkPolicy", "metadata": {"name": "web"}},
		object.union(_policy("shop", {"selector": "all()"}), {"apiVersion": "projectcalico.org/v3"}),
	] {
		network_policy.deny == set() with input as _repository([_web, policy])
	}
}

test_accepts_pods_that_cannot_be_judged if {
	network_policy.deny == set() with input as _repository([_pod({"app": "web"}, {"hostNetwork": true})])
	policy := _policy("shop", {"podSelector": {"matchLabels": {"app": "web"}}})
	network_policy.deny == set() with input as _repository([_pod({"app": "{{ name }}"}, {}), policy])
	release := {
		"apiVersion": "helm.toolkit.fluxcd.io/v2",
		"kind": "HelmRelease",
		"metadata": {"name": "policies", "namespace": "shop"},
	}
	network_policy.deny == set() with input as _repository([_web, release])
	unseen := "a NetworkPolicy for Pod \"web\" may come from a chart, a base or an application that is not seen here"
	network_policy.unknown == {_doubt(unseen)} with input as _repository([_web, release])
	later := _policy("shop", {"podSelector": {"matchLabels": {"app": "${APP}"}}})
	filled := "what a NetworkPolicy beside Pod \"web\" selects is filled in later"
	network_policy.deny == set() with input as _repository([_web, later])
	network_policy.unknown == {_doubt(filled)} with input as _repository([_pod({"app": "api"}, {}), later])
	network_policy.unknown == set() with input as _repository([_web, _policy("shop", {}), release])
}

test_finds_pods_beside_a_chart_that_nothing_installs if {
	chart := {"helm_chart": [{"path": "charts/db/Chart.yaml", "value": {"name": "db"}}]}
	documents := object.union(_repository([_web]), {"documents": chart})
	network_policy.deny == {_finding} with input as documents
	network_policy.unknown == set() with input as documents
}

test_accepts_repositories_without_pods if {
	network_policy.deny == set() with input as _repository([{"kind": "ConfigMap"}])
	network_policy.deny == set() with input as {"documents": {}}
}

_beside(path, charts) := {"documents": {
	"kubernetes": array.concat(
		_repository([_web]).documents.kubernetes,
		[{"path": path, "labels": ["kubernetes"], "value": _policy("shop", {"podSelector": {}})}],
	),
	"helm_chart": [{"path": sprintf("charts/%s/Chart.yaml", [name]), "value": {"name": name}} | some name in charts],
}}

test_does_not_know_whether_what_another_chart_brings_is_applied if {
	repository := object.union(_beside("charts/db/templates/all.yaml", ["db"]), {"facts": {"rendered_charts": ["charts/db"]}})
	network_policy.deny == set() with input as repository
	message := "whether NetworkPolicy \"web\" of another chart is applied beside Pod \"web\" is not seen here"
	network_policy.unknown == {_doubt(message)} with input as repository
}

test_what_examples_show_guards_nothing if {
	network_policy.deny == {_finding} with input as _beside("docs/examples/all.yaml", [])
	network_policy.deny == set() with input as _beside("deploy/all.yaml", [])
	every path in ["docs/examples/all.yaml", "deploy/all.yaml"] {
		network_policy.unknown == set() with input as _beside(path, [])
	}
}

# A pod and a policy for all of a namespace, each in a file.
_pair(pod_file, pod_namespace, policy_file, policy_namespace) := {"documents": {"kubernetes": [
	{"path": pod_file, "labels": _labels(_web), "value": object.union(_web, {"metadata": {"namespace": pod_namespace}})},
	{"path": policy_file, "labels": ["kubernetes"], "value": _policy(policy_namespace, {"podSelector": {}})},
]}}

test_does_not_know_whether_a_policy_for_all_is_in_a_namespace_that_is_not_said if {
	message := "whether NetworkPolicy \"web\" is in the namespace of Pod \"web\" is not seen here"
	every namespaces in [["", "flux-system"], ["shop", ""]] {
		away := _pair("apps/web/pod.yaml", namespaces[0], "demos/flux/system/all.yaml", namespaces[1])
		network_policy.deny == set() with input as away
		network_policy.unknown == {_doubt(message)} with input as away
		every file in ["apps/web/all.yaml", "apps/policies/all.yaml", "policies/all.yaml", "all.yaml"] {
			near := _pair("apps/web/pod.yaml", namespaces[0], file, namespaces[1])
			network_policy.deny | network_policy.unknown == set() with input as near
		}
	}
	every namespace in ["", "shop"] {
		same := _pair("apps/web/pod.yaml", namespace, "demos/flux/system/all.yaml", namespace)
		network_policy.deny | network_policy.unknown == set() with input as same
	}
	other := _pair("apps/web/pod.yaml", "shop", "apps/web/all.yaml", "data")
	network_policy.deny == {_finding} with input as other
}
