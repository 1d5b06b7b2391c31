package repository.codeowners_unknown_test

import data.repository.codeowners_unknown

_repository(owners, handles) := {"files": {}, "facts": {
	"codeowners": {"path": "CODEOWNERS", "owners": owners},
	"imported": {"teams": {"age_days": 1, "rows": [{"handle": handle} | some handle in handles]}},
}}

_owners := {"a.go": ["@acme/payments", "@ana"], "b.go": ["@acme/old"], "c.go": ["@acme/old"]}

_mixed := _repository(_owners, ["@acme/Payments"])

test_finds_teams_that_are_gone if {
	codeowners_unknown.deny == {{
		"message": "@acme/old is no team, and owns 2 files",
		"at": ["files", "CODEOWNERS"],
	}} with input as _mixed
	codeowners_unknown.measure == {"value": 1, "of": 2} with input as _mixed
}

test_accepts_teams_that_there_are if {
	codeowners_unknown.deny == set() with input as _repository({"a.go": ["@acme/payments"]}, ["@acme/payments"])
}

test_applies_where_teams_are_named_and_known if {
	codeowners_unknown.applies with input as _mixed
	not codeowners_unknown.applies with input as _repository({"a.go": ["@ana", "ops@acme.example"]}, ["@acme/payments"])
	not codeowners_unknown.applies with input as _repository({"a.go": ["@acme/payments"]}, [])
	codeowners_unknown.deny == set() with input as _repository({"a.go": ["@acme/payments"]}, [])
	codeowners_unknown.deny == set() with input as {"kind": "Pod"}
}
