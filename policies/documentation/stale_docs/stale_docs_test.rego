package documentation.stale_docs_test

import data.documentation.stale_docs

_entity(last) := {
	"files": {path: {} | some path, _ in last},
	"entity": {"kind": "component", "name": "shop", "scope": ""},
	"facts": {"docs": {"README.md": {"words": 9}, "docs/a.md": {"words": 9}}, "git_changes": {"last": last}},
}

_day := 86400

_deny(document) := found if {
	found := stale_docs.deny with input as document with data.karat.parameters as {"days": 180}
}

test_finds_pages_that_stayed_behind if {
	_deny(_entity({"README.md": 0, "docs/a.md": 10 * _day, "main.go": 200 * _day})) == {{
		"message": "the code has changed for 190 days since any page did",
		"at": ["files", "docs/a.md"],
	}}
}

test_accepts_pages_that_changed_with_the_code if {
	_deny(_entity({"README.md": 0, "docs/a.md": 30 * _day, "main.go": 200 * _day})) == set()
	_deny(_entity({"README.md": 0, "main.go": 180 * _day})) == set()
	_deny(_entity({"README.md": 900 * _day, "main.go": 180 * _day})) == set()
}

test_applies_where_there_are_both if {
	stale_docs.applies with input as _entity({"README.md": 0, "main.go": 1})
	not stale_docs.applies with input as _entity({"main.go": 1})
	not stale_docs.applies with input as _entity({"README.md": 1, "go.sum": 4})
	_deny(_entity({"main.go": 1})) == set()
	_deny({"kind": "Pod"}) == set()
}
