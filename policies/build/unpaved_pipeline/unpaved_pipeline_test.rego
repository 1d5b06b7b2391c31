package build.unpaved_pipeline_test

import data.build.unpaved_pipeline

_repository(refs) := {"files": {}, "facts": {"pipelines": [{
	"path": ".github/workflows/ci.yml",
	"uses": [{"ref": ref, "line": 6} | some ref in refs],
}]}}

_deny(refs, workflows) := found if {
	found := unpaved_pipeline.deny with input as _repository(refs) with data.karat.parameters as {"workflows": workflows}
}

_paved := ["acme/ci/.github/workflows/*", "acme/pipelines/service"]

_found := {{"message": "no pipeline uses acme/ci/.github/workflows/* or acme/pipelines/service", "at": []}}

test_finds_pipelines_of_their_own if {
	_deny([], _paved) == _found
	_deny(["actions/checkout@v4", "acme/ci/setup@v4"], _paved) == _found
}

test_accepts_paved_workflows if {
	_deny(["actions/checkout@v4", "acme/ci/.github/workflows/service.yml@v4"], _paved) == set()
	_deny(["Acme/pipelines/service@1.2"], _paved) == set()
	_deny(["acme/pipelines/service"], _paved) == set()
}

test_needs_the_names_of_workflows if {
	_deny([], []) == set()
	unpaved_pipeline.applies with data.karat.parameters as {"workflows": _paved}
	not unpaved_pipeline.applies with data.karat.parameters as {"workflows": []}
}
