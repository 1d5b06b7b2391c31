package documentation.short_readme_test

import data.documentation.short_readme

_entity(words) := {
	"files": {"README.md": {}},
	"folders": {"": ["README.md"]},
	"entity": {"kind": "repository", "name": "shop", "scope": ""},
	"facts": {"docs": {"README.md": {"words": words}}},
}

_deny(document) := found if {
	found := short_readme.deny with input as document with data.karat.parameters as {"minimum_words": 50}
}

test_finds_readmes_that_say_nothing if {
	_deny(_entity(12)) == {{"message": "the README has 12 words", "at": ["files", "README.md"]}}
}

test_accepts_longer_ones if {
	_deny(_entity(50)) == set()
}

test_applies_where_there_is_a_readme if {
	short_readme.applies with input as _entity(12)
	bare := {"files": {}, "folders": {}, "entity": {"kind": "repository", "scope": ""}, "facts": {"docs": {}}}
	not short_readme.applies with input as bare
	_deny(bare) == set()
	_deny({"kind": "Pod"}) == set()
}
