package repository.codeowners_unused_test

import data.repository.codeowners_unused

_repository(unused) := {"files": {}, "facts": {"codeowners": {"path": "CODEOWNERS", "owners": {}, "unused": unused}}}

test_finds_patterns_that_decide_nothing if {
	codeowners_unused.deny == {{
		"message": "the pattern \"/old/\" decides about no file",
		"at": ["files", "CODEOWNERS"],
		"line": 2,
		"words": ["/old/"],
	}} with input as _repository([{"line": 2, "pattern": "/old/"}])
}

test_accepts_patterns_that_do if {
	codeowners_unused.deny == set() with input as _repository([])
}

test_accepts_each_place_of_the_file_itself if {
	places := [{"line": 2, "pattern": "/.github/CODEOWNERS"}, {"line": 3, "pattern": "docs/CODEOWNERS"}]
	codeowners_unused.deny == set() with input as _repository(places)
	count(codeowners_unused.deny) == 1 with input as _repository([{"line": 2, "pattern": "/old/CODEOWNERS"}])
}

test_applies_where_there_is_a_file if {
	codeowners_unused.applies with input as _repository([])
	not codeowners_unused.applies with input as {"files": {}, "facts": {"codeowners": {"owners": {}, "unused": []}}}
	codeowners_unused.deny == set() with input as {"kind": "Pod"}
}
