package repository.codeowners_faults_test

import data.repository.codeowners_faults

_repository(faults) := {"files": {}, "facts": {"codeowners": {"path": "CODEOWNERS", "owners": {}, "faults": faults}}}

test_finds_lines_that_are_not_read if {
	codeowners_faults.deny == {{
		"message": "a line of CODEOWNERS is not read: no owner",
		"at": ["files", "CODEOWNERS"],
		"line": 4,
	}} with input as _repository([{"line": 4, "message": "no owner"}])
}

test_accepts_files_without_faults if {
	codeowners_faults.deny == set() with input as _repository([])
}

test_applies_where_there_is_a_file if {
	codeowners_faults.applies with input as _repository([])
	not codeowners_faults.applies with input as {"files": {}, "facts": {"codeowners": {"owners": {}, "faults": []}}}
	codeowners_faults.deny == set() with input as {"kind": "Pod"}
}
