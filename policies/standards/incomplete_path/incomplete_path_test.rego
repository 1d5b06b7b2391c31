package standards.incomplete_path_test

import data.standards.incomplete_path

_path := {
	"id": "rust", "template": {"repo": "acme/templates"}, "owned": ["Dockerfile"],
	"signals": {"ci": {"rule": "build.unpaved_pipeline"}},
}

test_finds_what_a_path_lacks if {
	incomplete_path.deny == {
		{"message": "golden path \"rust\" has no template", "at": ["id"]},
		{"message": "golden path \"rust\" has no owned files", "at": ["id"]},
		{"message": "golden path \"rust\" has no signals", "at": ["id"]},
	} with input as {"id": "rust", "owned": []}
	incomplete_path.deny == {{"message": "golden path \"rust\" has no owned files", "at": ["id"]}} with input as object.remove(
		_path,
		["owned"],
	)
}

test_accepts_a_whole_path if incomplete_path.deny == set() with input as _path
