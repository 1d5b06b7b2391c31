package lib.cluster_test

import data.lib.cluster

_document(labels, value) := {"path": "deploy/web.yaml", "index": 0, "labels": labels, "value": value}

_deployment := {
	"apiVersion": "apps/v1",
	"kind": "Deployment",
	"metadata": {"name": "web", "namespace": "shop"},
	"spec": {"template": {"metadata": {"labels": {"app": "web"}}, "spec": {"containers": []}}},
}

_service(metadata) := {"apiVersion": "v1", "kind": "Service", "metadata": metadata}

_repository := {"documents": {"kubernetes": [
	_document(["kubernetes", "kubernetes/workload"], _deployment),
	_document(["kubernetes"], _service({"name": "web", "namespace": "shop"})),
	_document(["kubernetes"], _service({"name": "web", "namespace": "{{ ns }}"})),
	_document(["kubernetes"], _service(null)),
	_document(["kubernetes"], {"kind": 1}),
]}}

test_sees_the_objects if {
	titles := [[object_.title, object_.namespace] | some object_ in cluster.objects] with input as _repository
	titles == [["Deployment \"web\"", "shop"], ["Service \"web\"", "shop"], ["Service \"web\"", ""], ["Service", ""]]
	kinds := {kind: count(list) | some kind, list in cluster.kinds} with input as _repository
	kinds == {"Deployment": 1, "Service": 3}
	cluster.objects == [] with input as {"kind": "Service"}
}

test_finds_objects_by_name if {
	indices := [object_.index | some object_ in cluster.named("Service", "web", "shop")] with input as _repository
	indices == [1, 2]
	cluster.named("Service", "db", "shop") == [] with input as _repository
	cluster.named("Secret", "web", "shop") == [] with input as _repository
}

test_finds_objects_by_namespace if {
	indices := [object_.index | some object_ in cluster.of("Service", "shop")] with input as _repository
	{index | some index in indices} == {1, 2, 3}
	everywhere := [object_.index | some object_ in cluster.of("Service", "")] with input as _repository
	everywhere == [1, 2, 3]
	elsewhere := [object_.index | some object_ in cluster.of("Service", "data")] with input as _repository
	elsewhere == [2, 3]
	cluster.of("Secret", "shop") == [] with input as _repository
}

test_finds_pods_by_namespace if {
	every case_ in [["shop", 1], ["", 1], ["data", 0]] {
		pods := cluster.pods_in(case_[0]) with input as _repository
		count(pods) == case_[1]
	}
}

_pod(name, labels) := _document(["kubernetes", "kubernetes/workload"], {
	"kind": "Pod",
	"metadata": {"name": name, "namespace": "shop", "labels": labels},
	"spec": {"containers": []},
})

test_finds_pods_by_labels if {
	repository := {"documents": {"kubernetes": [
		_pod("a", {"app": "a", "part-of": "shop"}),
		_pod("b", {"app": "b", "part-of": "shop"}),
		_pod("c", {"app": "{{ name }}", "part-of": "shop"}),
	]}}
	every case_ in [
		[{"part-of": "shop", "app": "a"}, "shop", ["a", "c"]],
		[{"part-of": "shop", "app": "a"}, "data", []],
		[{"part-of": "shop"}, "", ["a", "b", "c"]],
		[{"app": "z"}, "shop", ["c"]],
		[{"tier": "web"}, "shop", []],
		[{"pod-template-hash": "1"}, "shop", ["a", "b", "c"]],
	] {
		found := [pod.object.name | some pod in cluster.pods_like(case_[0], case_[1])] with input as repository
		found == case_[2]
	}
}

test_sees_the_pods if {
	pods := [[pod.path, pod.labels, pod.spec] | some pod in cluster.pods] with input as _repository
	pods == [[
		["documents", "kubernetes", 0, "value", "spec", "template", "spec"],
		{"app": "web"},
		{"containers": []},
	]]
	bare := {"kind": "Deployment", "spec": {"template": {"metadata": null}}}
	partial := {"documents": {"kubernetes": [_document(["kubernetes", "kubernetes/patch"], bare)]}}
	some pod in cluster.pods with input as partial
	[pod.path, pod.labels, pod.spec] == [["documents", "kubernetes", 0, "value", "spec", "template"], {}, {}]
}

test_takes_what_a_kustomization_calls_a_patch_for_one if {
	kustomization := {"patches": [{"path": "./web.yaml"}], "patchesStrategicMerge": ["api.yaml", "kind: Deployment"]}
	repository := object.union(_repository, {"documents": {"kustomization": [
		{"path": "deploy/kustomization.yaml", "value": kustomization},
	]}})
	some object_ in cluster.objects with input as repository
	[object_.kind, object_.workload, object_.patch] == ["Deployment", false, true]
	odd := object.union(_repository, {"documents": {"kustomization": [
		{"path": "deploy/kustomization.yaml", "value": {"patches": [{"path": 1}]}},
	]}})
	some same in cluster.objects with input as odd
	same.workload
	some other in cluster.objects with input as _repository
	[other.kind, other.workload, other.patch] == ["Deployment", true, false]
}

test_knows_namespaces_in_which_nothing_runs if {
	cluster.among_others({"namespace": "data", "file": "other/policy.yaml"}) with input as _repository
	not cluster.among_others({"namespace": "shop", "file": "other/policy.yaml"}) with input as _repository
	not cluster.among_others({"namespace": "", "file": "other/policy.yaml"}) with input as _repository
	bare := _document(["kubernetes", "kubernetes/workload"], object.union(_deployment, {"metadata": {"namespace": ""}}))
	beside := {"documents": {"kubernetes": [bare]}}
	not cluster.among_others({"namespace": "data", "file": "deploy/policy.yaml"}) with input as beside
}

test_takes_a_missing_namespace_for_any if {
	cluster.same("shop", "shop")
	cluster.same("", "shop")
	cluster.same("shop", "")
	not cluster.same("shop", "data")
}

test_names_the_account if {
	cluster.account({"serviceAccountName": "web"}) == "web"
	cluster.account({"serviceAccount": "web"}) == "web"
	cluster.account({"serviceAccountName": ""}) == "default"
	cluster.account({}) == "default"
}

test_knows_static_pods if {
	pod := {"object": {"kind": "Pod", "name": "web", "namespace": "kube-system"}, "labels": {"component": "etcd"}}
	cluster.static(pod)
	cluster.static({"object": {"kind": "Pod", "name": "etcd", "namespace": "kube-system"}, "labels": {}})
	cluster.static(object.union(pod, {"labels": {"tier": "control-plane"}}))
	not cluster.static(object.union(pod, {"object": {"namespace": "shop"}}))
	not cluster.static(object.union(pod, {"labels": {"component": "web"}}))
}

test_finds_pods_whose_labels_come_as_a_whole if {
	deployment := {"path": "a.tf", "labels": ["kubernetes/workload"], "value": {
		"kind": "Deployment",
		"metadata": {"name": "web", "namespace": "shop"},
		"spec": {"template": {"metadata": {"labels": "${local.labels}"}, "spec": {"containers": []}}},
	}}
	found := cluster.pods_like({"app": "web"}, "shop") with input as {"documents": {"kubernetes": [deployment]}}
	[pod.labels | some pod in found] == ["${local.labels}"]
}

test_gives_what_may_turn_out_to_have_a_name if {
	every own, wanted in {"${var.shop}-web": 1, "${var.name}": 1, "${var.shop}-db": 0, "web": 0, "a.${var.x}": 0} {
		service := _document(["kubernetes"], {"kind": "Service", "metadata": {"name": own, "namespace": "shop"}})
		found := cluster.maybe_named("Service", "a-web", "shop") with input as {"documents": {"kubernetes": [service]}}
		count(found) == wanted
	}
	elsewhere := _document(["kubernetes"], {"kind": "Service", "metadata": {"name": "${var.name}", "namespace": "data"}})
	cluster.maybe_named("Service", "a-web", "shop") == [] with input as {"documents": {"kubernetes": [elsewhere]}}
}
