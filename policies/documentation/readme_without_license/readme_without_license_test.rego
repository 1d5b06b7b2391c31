package documentation.readme_without_license_test

import data.documentation.readme_without_license as rule

_text := {"path": "LICENSE", "spdx": "MIT", "confidence": 9900, "source": "text"}

_repository(heading, target, licences) := {
	"files": {},
	"folders": {"": ["README.md", "LICENSE"]},
	"facts": {"licences": licences, "docs": {"README.md": {
		"words": 90,
		"headings": [{"level": 2, "text": heading, "line": 3}],
		"links": [{"target": target, "line": 4, "kind": "relative"}],
	}}},
}

test_finds_readmes_that_do_not_say if {
	rule.deny == {{
		"message": "the README does not say under which licence this is",
		"at": ["files", "README.md"],
	}} with input as _repository("Usage", "docs/a.md", [_text])
}

test_accepts_headings_and_links if {
	rule.deny == set() with input as _repository("Licence", "docs/a.md", [_text])
	rule.deny == set() with input as _repository("Usage", "./LICENSE", [_text])
}

test_applies_where_there_is_a_licence if {
	rule.applies with input as _repository("Usage", "a", [_text])
	not rule.applies with input as _repository("Usage", "a", [])
	not rule.applies with input as _repository("Usage", "a", [{"path": "web/LICENSE", "spdx": "MIT", "source": "text"}])
	rule.deny == set() with input as _repository("Usage", "a", [])
	rule.deny == set() with input as {"kind": "Pod"}
}
