package catalog.missing_tags_test

import data.catalog.missing_tags

_entity(tags) := {"entity": {
	"kind": "component",
	"name": "billing",
	"tags": tags,
	"descriptor": {"path": "catalog-info.yaml", "index": 0},
	"metadata": {"tags": tags},
}}

_deny(document, one_of) := found if {
	found := missing_tags.deny with input as document with data.karat.parameters as {"one_of": one_of}
}

_at := ["entity", "metadata", "tags"]

test_finds_components_without_tags if {
	_deny(_entity([]), []) == {{"message": "component \"billing\" has no tags", "at": _at}}
}

test_finds_components_without_the_tags_that_are_asked_for if {
	_deny(_entity(["java"]), ["rust", "go"]) == {{"message": "component \"billing\" has no tags of go, rust", "at": _at}}
}

test_accepts_components_with_tags if {
	_deny(_entity(["java"]), []) == set()
	_deny(_entity(["java", "go"]), ["go"]) == set()
}

test_accepts_what_no_catalog_file_declares if {
	_deny({"entity": {"kind": "repository", "name": "shop", "tags": []}}, []) == set()
	_deny({"kind": "Pod"}, []) == set()
}
