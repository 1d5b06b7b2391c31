package documentation.dangling_techdocs_ref_test

import data.documentation.dangling_techdocs_ref as rule

_key := "backstage.io/techdocs-ref"

_entity(annotations, folders) := {
	"files": {},
	"folders": {},
	"repository": {"files": {}, "folders": folders},
	"entity": {
		"kind": "component", "name": "billing", "scope": "services/billing", "annotations": annotations,
		"descriptor": {"path": "services/billing/catalog-info.yaml", "index": 0}, "metadata": {"annotations": annotations},
	},
}

_found(value) := {{
	"message": sprintf("%q has no documentation that TechDocs can build", [value]),
	"at": ["entity", "metadata", "annotations", _key],
}}

test_finds_folders_without_documentation if {
	rule.deny == _found("dir:.") with input as _entity({_key: "dir:."}, {"": ["mkdocs.yml"]})
	rule.deny == _found("dir:./docs") with input as _entity({_key: "dir:./docs"}, {"services/billing": ["mkdocs.yml"]})
	rule.deny == _found("dir:.") with input as _entity({_key: "dir:."}, {"services/billing/docs": ["a.png"]})
}

test_accepts_what_can_be_built if {
	rule.deny == set() with input as _entity({_key: "dir:."}, {"services/billing": ["mkdocs.yaml"]})
	rule.deny == set() with input as _entity({_key: "dir:../.."}, {"": ["mkdocs.yml"]})
	rule.deny == set() with input as _entity({_key: "dir:."}, {"services/billing/docs": ["index.md"]})
}

test_starts_where_the_source_is if {
	annotations := {_key: "dir:.", "backstage.io/source-location": "url:https://github.com/acme/shop/tree/main/a/"}
	document := _entity(annotations, {"a": ["mkdocs.yml"]})
	rule.deny == set() with input as object.union(document, {"entity": {"scope": "a"}})
}

test_applies_where_a_folder_is_named if {
	rule.applies with input as _entity({_key: "dir:."}, {})
	not rule.applies with input as _entity({_key: "url:https://github.com/acme/docs"}, {})
	not rule.applies with input as _entity({}, {})
	rule.deny == set() with input as {"kind": "Pod"}
}
