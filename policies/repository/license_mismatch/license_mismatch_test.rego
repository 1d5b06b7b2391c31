package repository.license_mismatch_test

import data.repository.license_mismatch as rule

_repository(licences) := {"files": {}, "facts": {"licences": licences}}

_text(path, spdx) := {"path": path, "spdx": spdx, "confidence": 9900, "source": "text"}

_manifest(path, spdx) := {"path": path, "spdx": spdx, "confidence": 10000, "source": "manifest", "line": 4}

test_finds_manifests_that_say_something_else if {
	rule.deny == {{
		"message": "the manifest says MIT, and LICENSE is Apache-2.0",
		"at": ["files", "package.json"],
		"line": 4,
	}} with input as _repository([_text("LICENSE", "Apache-2.0"), _manifest("package.json", "MIT")])
}

test_the_nearest_texts_count if {
	licences := [_text("LICENSE", "Apache-2.0"), _text("web/LICENSE", "MIT"), _manifest("web/package.json", "MIT")]
	rule.deny == set() with input as _repository(licences)
	other := [_text("LICENSE", "Apache-2.0"), _text("web/LICENSE", "MIT"), _manifest("web/ui/package.json", "Apache-2.0")]
	count(rule.deny) == 1 with input as _repository(other)
}

test_accepts_any_of_those_that_fit if {
	every spdx in ["MIT OR Apache-2.0", "Apache-2.0", "(MIT AND BSD-3-Clause)"] {
		texts := [_text("LICENSE-MIT", "MIT"), _text("LICENSE-APACHE", "Apache-2.0")]
		rule.deny == set() with input as _repository(array.concat(texts, [_manifest("Cargo.toml", spdx)]))
	}
	text := object.union(_text("LICENSES/a.txt", "GPL-3.0-only"), {"also": ["GPL-3.0-or-later"]})
	rule.deny == set() with input as _repository([text, _manifest("package.json", "GPL-3.0+")])
}

test_applies_where_both_are_known if {
	rule.applies with input as _repository([_text("LICENSE", "MIT"), _manifest("package.json", "MIT")])
	not rule.applies with input as _repository([_text("LICENSE", "MIT")])
	not rule.applies with input as _repository([_manifest("package.json", "MIT")])
	unknown := {"path": "LICENSE", "confidence": 10, "source": "text"}
	not rule.applies with input as _repository([unknown, _manifest("package.json", "MIT")])
	rule.deny == set() with input as {"kind": "Pod"}
}
