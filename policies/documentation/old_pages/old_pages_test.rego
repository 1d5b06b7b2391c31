package documentation.old_pages_test

import data.documentation.old_pages

_day := 86400

# Days ago → seconds.
_entity(ages) := {
	"files": {path: {} | some path, _ in ages},
	"entity": {"kind": "component", "name": "shop", "scope": ""},
	"facts": {
		"now": 2000 * _day,
		"docs": {path: {"words": 9} | some path, _ in ages; endswith(path, ".md")},
		"git_changes": {"last": {path: time | some path, age in ages; time := (2000 - age) * _day}},
	},
}

_parameters := {"days": 700, "share": 50}

_deny(document) := found if {
	found := old_pages.deny with input as document with data.karat.parameters as _parameters
}

_aged := {"main.go": 3, "README.md": 10, "docs/a.md": 800, "docs/b.md": 900, "docs/adr/1.md": 999, "CHANGELOG.md": 999}

test_finds_pages_that_nobody_touches if {
	_deny(_entity(_aged)) == {{
		"message": "2 of 3 pages have not changed for 700 days, this one for longest",
		"at": ["files", "docs/b.md"],
	}}
	old_pages.measure == {"value": 1, "of": 3} with input as _entity(_aged) with data.karat.parameters as _parameters
}

test_accepts_a_few if {
	_deny(_entity(object.union(_aged, {"docs/b.md": 5}))) == set()
}

test_leaves_out_what_is_about_one_version if {
	every path in [
		".changes/2.0.3.md", "docs/upgrading_to_v2.0.md", "docs/migration-0.45.x+.md", "docs/upgrade/4.md", "UPGRADE-3.0.md",
		"changesets/a.md",
	] {
		_deny(_entity({"main.go": 3, "docs/a.md": 5, path: 900})) == set()
		old_pages.measure == {"value": 1, "of": 1} with input as _entity({"main.go": 3, "docs/a.md": 5, path: 900})
			with data.karat.parameters as _parameters
	}
	every path in ["docs/upgrading.md", "docs/migrate/start.md", "docs/exchanges/a.md", "docs/step-2.md"] {
		count(_deny(_entity({"main.go": 3, path: 900}))) == 1
	}
}

test_applies_where_people_work if {
	old_pages.applies with input as _entity(_aged) with data.karat.parameters as _parameters
	resting := _entity(object.union(_aged, {"main.go": 800}))
	not old_pages.applies with input as resting with data.karat.parameters as _parameters
	_deny(resting) == set()
	_deny({"kind": "Pod"}) == set()
}
