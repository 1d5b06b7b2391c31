package cost.missing_labels_test

import data.cost.missing_labels

_repository(labels) := {"files": {}, "documents": {"kubernetes": [{
	"path": "web.yaml",
	"labels": ["kubernetes", "kubernetes/workload"],
	"value": {"kind": "Deployment", "metadata": {"name": "web", "labels": labels}},
}]}}

_parameters := {"labels": ["cost-center|team"]}

_deny(labels) := found if {
	found := missing_labels.deny with input as _repository(labels) with data.karat.parameters as _parameters
}

test_finds_workloads_without_them if {
	_deny({"a": "b"}) == {{
		"message": `Deployment "web" has no label cost-center`,
		"at": ["documents", "kubernetes", 0, "value", "metadata", "labels"],
	}}
}

test_accepts_workloads_with_them if {
	_deny({"app": "web", "acme.com/team": "shop"}) == set()
}

test_measures_the_share if {
	missing_labels.measure == {"value": 0, "of": 1} with input as _repository({}) with data.karat.parameters as _parameters
}

test_does_not_apply_without_workloads_or_labels if {
	not missing_labels.applies with input as {"documents": {"kubernetes": []}} with data.karat.parameters as _parameters
	not missing_labels.applies with input as _repository({}) with data.karat.parameters as {"labels": []}
}

test_accepts_other_kinds if {
	missing_labels.deny == set() with input as {"kind": "Pod"} with data.karat.parameters as _parameters
}

test_does_not_know_labels_that_are_filled_in_later if {
	open := _repository("${local.labels}")
	missing_labels.deny == set() with input as open with data.karat.parameters as _parameters
	count(missing_labels.unknown) == 1 with input as open with data.karat.parameters as _parameters
	not missing_labels.measure with input as open with data.karat.parameters as _parameters
}
