package repository.unrecognized_license_test

import data.repository.unrecognized_license as rule

_repository(licences) := {"files": {}, "facts": {"licences": licences}}

_unknown := {"path": "LICENSE", "confidence": 4100, "source": "text"}

_mit := {"path": "LICENSE-MIT", "spdx": "MIT", "confidence": 9900, "source": "text"}

test_finds_texts_that_nobody_knows if {
	rule.deny == {{
		"message": "LICENSE holds no known licence",
		"at": ["files", "LICENSE"],
	}} with input as _repository([_unknown])
}

test_accepts_known_texts if {
	rule.deny == set() with input as _repository([_mit])

	# The other one may only say which to choose.
	rule.deny == set() with input as _repository([_unknown, _mit])
	rule.deny == set() with input as _repository([object.union(_unknown, {"path": "vendor/a/LICENSE"}), _mit])
}

test_accepts_code_of_the_company if {
	own := {"path": "package.json", "confidence": 0, "source": "manifest", "declared": "UNLICENSED", "line": 3}
	rule.deny == set() with input as _repository([_unknown, own])
}

test_applies_where_there_is_a_text if {
	rule.applies with input as _repository([_mit])
	not rule.applies with input as _repository([])
	not rule.applies with input as _repository([object.union(_mit, {"path": "web/LICENSE"})])
	rule.deny == set() with input as {"kind": "Pod"}
}
