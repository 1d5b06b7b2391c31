package repository.codeowners_uncovered_test

import data.repository.codeowners_uncovered

_repository(owners) := {"files": {}, "facts": {"codeowners": {"path": "CODEOWNERS", "owners": owners}}}

_deny(document, share) := found if {
	found := codeowners_uncovered.deny with input as document with data.karat.parameters as {"share": share}
}

_half := _repository({"a.go": ["@acme/payments"], "b.go": [], "c.go": [], "d.go": ["@ana"]})

test_finds_files_that_nobody_owns if {
	_deny(_half, 0) == {{"message": "2 of 4 files have no owner, such as b.go", "at": ["files", "CODEOWNERS"]}}
	codeowners_uncovered.measure == {"value": 2, "of": 4} with input as _half
}

test_accepts_a_share if {
	_deny(_half, 50) == set()
	_deny(_repository({"a.go": ["@ana"]}), 0) == set()
}

test_applies_where_somebody_owns_something if {
	codeowners_uncovered.applies with input as _half
	not codeowners_uncovered.applies with input as _repository({"a.go": []})
	_deny(_repository({"a.go": []}), 0) == set()
	_deny({"kind": "Pod"}, 0) == set()
}
