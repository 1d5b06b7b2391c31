package catalog.owner_without_commits_test

import data.catalog.owner_without_commits as rule

_author(email, recent, bot) := {"name": email, "email": email, "commits": 9, "recent": recent, "last": 1, "bot": bot}

_component(authors, rows) := {
	"files": {},
	"entity": {
		"kind": "component", "name": "billing", "scope": "billing", "owner": "group:default/payments",
		"spec": {"owner": "payments"},
	},
	"facts": {
		"git_history": {"scopes": {"billing": {"authors": authors}}},
		"imported": {"members": {"age_days": 1, "rows": rows}},
	},
}

_rows := [{"group": "payments", "email": "Ana@acme.example"}, {"group": "payments", "user": "ben"}]

test_finds_owners_who_are_elsewhere if {
	authors := [_author("eva@acme.example", 4, false), _author("ana@acme.example", 0, false), _author("ben@bots", 9, true)]
	rule.deny == {{
		"message": "group:default/payments owns component \"billing\", and is not among the 1 who changed it in half a year",
		"at": ["entity", "spec", "owner"],
	}} with input as _component(authors, _rows)
}

test_accepts_owners_who_work_on_it if {
	authors := [_author("eva@acme.example", 6, false), _author("12+Ben@users.noreply.github.com", 2, false)]
	rule.deny == set() with input as _component(authors, _rows)
	rule.measure == {"value": 2, "of": 8} with input as _component(authors, _rows)
	rule.deny == set() with input as _component([_author("ana@acme.example", 1, false)], _rows)
}

test_applies_where_people_and_members_are_known if {
	authors := [_author("eva@acme.example", 6, false)]
	rule.applies with input as _component(authors, _rows)
	not rule.applies with input as _component([], _rows)
	not rule.applies with input as _component(authors, [])
	rule.deny == set() with input as _component(authors, [])
	rule.deny == set() with input as {"kind": "Pod"}
}
