package lib.gitlab_ci_test

import data.lib.gitlab_ci

_files := {
	".gitlab-ci.yml": {"stages": ["check", "ship", "after"], "include": [{"local": "/ci/main.yml"}, {"local": "/ci/*.part.yml"}]},
	"ci/main.yml": {"unit": {"stage": "check", "script": "go test ./..."}, ".base": {"stage": "ship", "needs": []}, ".far_before": {"stage": "check"}},
	"ci/ship.part.yml": {
		"deploy": {"stage": "ship", "script": "make deploy"},
		"early": {"extends": [".base"], "script": "make deploy"},
		"named": {"extends": ".ship", "needs": ["unit"]},
		"taken": {"extends": ".ship"},
		".ship": {"extends": ".far"},
		".far": {"stage": "after"},
		"plain": {"script": "true"},
		"alone": "text",
	},
	"other/.gitlab-ci.yml": {"lint": {"stage": "check", "script": "make lint"}},
}

_uses := {".gitlab-ci.yml": ["./ci/main.yml", "./ci/*.part.yml", "acme/ci/go.yml@v2"]}

_input := {
	"facts": {"pipelines": [_pipeline(path, file) | some path, file in _files]},
	"documents": {"gitlab_ci": [{"path": path, "value": file} | some path, file in _files]},
}

_pipeline(path, file) := {
	"system": "gitlab_ci",
	"path": path,
	"uses": [{"ref": ref, "line": 1} | some ref in object.get(_uses, path, [])],
	"jobs": [{"id": id, "needs": object.get(job, "needs", [])} |
		some id, job in file
		is_object(job)
		not startswith(id, ".")
	],
}

_paths(path) := {pipeline.path | some pipeline in parts} if {
	parts := gitlab_ci.parts(path) with input as _input
}

_needs(id) := found if {
	found := gitlab_ci.needs(id) with input as _input
}

test_files_that_include_each_other_are_one_pipeline if {
	every path in [".gitlab-ci.yml", "ci/main.yml", "ci/ship.part.yml"] {
		_paths(path) == {".gitlab-ci.yml", "ci/main.yml", "ci/ship.part.yml"}
	}
	_paths("other/.gitlab-ci.yml") == {"other/.gitlab-ci.yml"}
}

test_jobs_wait_for_earlier_stages_in_all_files if {
	_needs("deploy") == {"unit", "lint", ".far_before"}
	_needs("unit") == set()
	_needs("plain") == set()
	_needs("taken") == {"deploy", "early", "unit", "lint", ".base", ".far_before"}
}

test_jobs_that_say_what_they_need_wait_for_that_alone if {
	_needs("early") == set()
	_needs("named") == {"unit"}
}

test_documents_need_not_be_there if {
	given := {"facts": {"pipelines": [_pipeline("a.yml", {"a": {"needs": ["b"]}, "b": {}}), {"path": "c.yml", "system": "gitlab_ci"}]}}
	gitlab_ci.needs("a") == {"b"} with input as given
	gitlab_ci.needs("b") == set() with input as given
	count(gitlab_ci.parts("a.yml")) == 1 with input as given
	count(gitlab_ci.parts("c.yml")) == 1 with input as given
	gitlab_ci.parts("d.yml") == [] with input as {}
}

test_stages_have_an_order_where_none_is_written if {
	file := {"unit": {"script": "x"}, "up": {"stage": "deploy"}, "made": {"stage": "build"}, "last": {"stage": ".post"}}
	given := {"documents": {"gitlab_ci": [{"path": "x.yml", "value": file}, {"path": "y.yml", "value": ["text"]}]}}
	gitlab_ci.needs("up") == {"made", "unit"} with input as given
	gitlab_ci.needs("last") == {"made", "unit", "up"} with input as given
}
