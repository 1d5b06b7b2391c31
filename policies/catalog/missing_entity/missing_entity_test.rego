package catalog.missing_entity_test

import data.catalog.missing_entity
import data.lib.fix

_found := {{"message": "the repository has no catalog entity", "at": []}}

_entity := {
	"path": "portal/entities.yaml",
	"index": 0,
	"value": {"apiVersion": "backstage.io/v1alpha1", "kind": "Component"},
}

test_finds_repositories_without_an_entity if {
	fix.bare(missing_entity.deny) == _found with input as {"files": {}, "folders": {"": ["main.go"]}, "documents": {"catalog": []}}
	fix.bare(missing_entity.deny) == _found with input as {"files": {}, "folders": {}}
}

test_begins_an_entity_whose_names_are_texts if {
	violations := missing_entity.deny with input as {"name": "2024", "files": {}, "folders": {}}
		with data.karat.parameters as {"fix_owner": "on"}
	some violation in violations
	entity := yaml.unmarshal(violation.fix.edits[0].text)
	[entity.metadata.name, entity.spec.owner] == ["2024", "on"]
}

test_accepts_entities_wherever_they_stand if {
	missing_entity.deny == set() with input as {"files": {}, "folders": {}, "documents": {"catalog": [_entity]}}
}

test_accepts_a_catalog_file_that_cannot_be_read if {
	missing_entity.deny == set() with input as {
		"files": {},
		"folders": {"a": ["catalog-info.yml"]},
		"documents": {"catalog": []},
	}
}

test_accepts_other_kinds if {
	missing_entity.deny == set() with input as {"kind": "Pod"}
}
