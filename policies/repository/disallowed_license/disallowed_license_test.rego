package repository.disallowed_license_test

import data.repository.disallowed_license as rule

_repository(licences) := {"files": {}, "facts": {"licences": licences}}

_text(path, spdx) := {"path": path, "spdx": spdx, "confidence": 9900, "source": "text"}

_deny(document) := found if {
	found := rule.deny with input as document with data.karat.parameters as {"allowed": ["MIT", "GPL-3.0"]}
}

test_finds_licences_that_are_not_agreed_on if {
	_deny(_repository([_text("LICENSE", "SSPL-1.0"), _text("LICENSE-MIT", "MIT")])) == {{
		"message": "the repository is under SSPL-1.0, which is not agreed on",
		"at": ["files", "LICENSE"],
	}}
}

test_says_so_where_a_part_is_under_one if {
	_deny(_repository([_text("LICENSES/SSPL-1.0.txt", "SSPL-1.0")])) == {{
		"message": "files of the repository are under SSPL-1.0, which is not agreed on",
		"at": ["files", "LICENSES/SSPL-1.0.txt"],
	}}
}

test_accepts_those_that_are if {
	_deny(_repository([_text("COPYING", "GPL-3.0-only")])) == set()
	_deny(_repository([_text("LICENSE", "SSPL-1.0 OR MIT")])) == set()
	_deny(_repository([_text("vendor/a/LICENSE", "SSPL-1.0")])) == set()
}

test_applies_where_a_licence_is_known if {
	rule.applies with input as _repository([_text("LICENSE", "MIT")])
	not rule.applies with input as _repository([{"path": "LICENSE", "confidence": 10, "source": "text"}])
	_deny({"kind": "Pod"}) == set()
}
