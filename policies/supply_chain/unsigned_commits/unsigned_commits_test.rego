package supply_chain.unsigned_commits_test

import data.supply_chain.unsigned_commits

_history(signed, total) := {"files": {}, "facts": {"git_history": {"scopes": {}, "signed": signed, "total": total}}}

_deny(signed, total) := found if {
	found := unsigned_commits.deny with input as _history(signed, total)
		with data.karat.parameters as {"share": 0.9}
}

test_finds_histories_with_few_signatures if {
	_deny(8, 10) == {{"message": "8 of 10 commits have a signature", "at": []}}
	_deny(0, 3) == {{"message": "0 of 3 commits have a signature", "at": []}}
}

test_accepts_histories_that_are_signed if {
	_deny(9, 10) == set()
	_deny(10, 10) == set()
}

test_measures_the_share if {
	unsigned_commits.measure == {"value": 3, "of": 10} with input as _history(3, 10)
}

test_does_not_apply_without_commits if {
	not unsigned_commits.applies with input as _history(0, 0)
	_deny(0, 0) == set()
}

test_accepts_other_kinds if {
	unsigned_commits.deny == set() with input as {"kind": "Pod"} with data.karat.parameters as {"share": 0.9}
}
