package lib.github_places_test

import data.lib.github_places as places

_document := {"env": {"A": 1}, "jobs": {"Build": {"steps": [{"run": "x", "env": {"B": 1}}], "strategy": {"matrix": {"os": []}}}}}

_place(context) := places.in_step(places.steps[0], context)

test_names_places_of_a_file if {
	named := {
		"env.a": "#Build/env.a",
		"env.b": "#Build/0/env.b",
		"steps.a.outputs.b": "#Build/steps.a.outputs.b",
		"needs.a.outputs.b": "#needs.a.outputs.b",
		"inputs.a": "#inputs.a",
		"matrix.os.name": "#Build/matrix.os",
		"github.sha": "github.sha",
	}
	every context, name in named {
		_place(context) == name with input as _document
	}
}

test_names_places_of_a_repository if {
	repository := {"documents": {"github_workflow": [{"path": "ci.yml", "index": 0, "value": _document}]}}
	_place("env.a") == "ci.yml#Build/env.a" with input as repository
	[entry.path | some entry in places.steps] == [[
		"documents", "github_workflow", 0, "value", "jobs", "Build", "steps", 0,
	]] with input as repository
}

test_reads_objects_alone if {
	places.object_of({"env": {"A": 1}}, "env") == {"A": 1}
	places.object_of({"env": "x"}, "env") == {}
	places.object_of(null, "env") == {}
}

test_accepts_other_documents if {
	places.steps == [] with input as {"kind": "Pod"}
	places.steps == [] with input as {"documents": {}}
}

test_takes_the_first_document_of_a_file if {
	repository := {"documents": {"github_workflow": [
		{"path": "ci.yml", "index": 0, "value": _document},
		{"path": "ci.yml", "index": 1, "value": {"jobs": {"Build": {"steps": []}}}},
	]}}
	object.keys(places.scopes) == {"ci.yml#Build/"} with input as repository
}

test_takes_the_first_of_the_steps_that_share_an_id if {
	step := {"run": "x", "env": {"B": 1}}
	using := [{"id": "A", "uses": "acme/a@v1"}, {"id": "a", "uses": "acme/b@v1"}, {"id": "c", "run": "x"}]
	document := {"jobs": {"Build": {"steps": array.concat([step], using)}}}
	_place("steps.a.outputs.b") == "#Build/steps.a.outputs.b" with input as document
	_place("steps.c.outputs.b") == "#Build/steps.c.outputs.b" with input as document
}
