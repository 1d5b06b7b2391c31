package catalog.unmatched_kubernetes_id_test

import data.catalog.unmatched_kubernetes_id as rule

_key := "backstage.io/kubernetes-id"

_component(annotations, workloads) := {
	"files": {},
	"entity": {
		"kind": "component", "name": "billing", "scope": "", "annotations": annotations,
		"metadata": {"annotations": annotations},
	},
	"documents": {"kubernetes/workload": [{"path": "web.yaml", "index": 0, "value": value} | some value in workloads]},
}

_workload(labels, of_pods) := {
	"kind": "Deployment",
	"metadata": {"name": "web", "labels": labels},
	"spec": {"template": {"metadata": {"labels": of_pods}}},
}

test_finds_ids_that_no_workload_has if {
	rule.deny == {{
		"message": "no workload has the label backstage.io/kubernetes-id: billing",
		"at": ["entity", "metadata", "annotations", _key],
	}} with input as _component({_key: "billing"}, [_workload({"app": "billing"}, {_key: "shop"})])
}

test_accepts_labels_of_workloads_and_pods if {
	rule.deny == set() with input as _component({_key: "billing"}, [_workload({_key: "billing"}, {})])
	rule.deny == set() with input as _component({_key: "billing"}, [_workload({}, {_key: "billing"})])
}

test_applies_where_the_id_counts if {
	rule.applies with input as _component({_key: "billing"}, [])
	selector := {_key: "billing", "backstage.io/kubernetes-label-selector": "app=billing"}
	not rule.applies with input as _component(selector, [])
	not rule.applies with input as _component({}, [])
	rule.deny == set() with input as _component(selector, [_workload({}, {})])
	rule.deny == set() with input as {"kind": "Pod"}
}
