package documentation.missing_readme_section_test

import data.documentation.missing_readme_section as rule

_readme(headings, links) := {
	"files": {"README.md": {}},
	"folders": {"": ["README.md"]},
	"entity": {"kind": "repository", "name": "shop", "scope": ""},
	"facts": {"languages": {"go": 3}, "docs": {"README.md": {
		"words": 100,
		"headings": [{"level": 2, "text": text, "line": 1} | some text in headings],
		"links": [{"target": target, "line": 1, "kind": "relative"} | some target in links],
	}}},
}

_parameters := {"sections": {
	"how to install it": "install",
	"how to run it": "usage",
	"how to test it": "test|contribut",
}}

_deny(document) := found if {
	found := rule.deny with input as document with data.karat.parameters as _parameters
}

test_finds_what_is_missing if {
	_deny(_readme(["Shop", "Install"], [])) == {{
		"message": "the README does not say how to run it, nor how to test it",
		"at": ["files", "README.md"],
	}}
	_deny(_readme(["Install", "Usage"], ["https://a.example"])) == {{
		"message": "the README does not say how to test it",
		"at": ["files", "README.md"],
	}}
}

test_accepts_headings_and_links if {
	_deny(_readme(["Installation", "Usage"], ["CONTRIBUTING.md"])) == set()
}

test_measures_the_share if {
	rule.measure == {"value": 1, "of": 3} with input as _readme(["Install"], []) with data.karat.parameters as _parameters
}

test_applies_to_code_with_headings if {
	rule.applies with input as _readme(["Shop"], [])
	not rule.applies with input as _readme([], [])
	not rule.applies with input as _readme(["はじめに"], [])
	without_code := json.patch(_readme(["Shop"], []), [{"op": "replace", "path": "/facts/languages", "value": {}}])
	not rule.applies with input as without_code
	_deny({"kind": "Pod"}) == set()
}
