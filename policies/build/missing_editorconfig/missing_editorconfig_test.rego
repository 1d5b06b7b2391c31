package build.missing_editorconfig_test

import data.build.missing_editorconfig
import data.lib.fix

_repository(names) := {"files": {}, "folders": {"": names}, "facts": {"languages": {"go": 1}}}

test_finds_repositories_without_one if {
	fix.bare(missing_editorconfig.deny) == {{
		"message": "the repository has no .editorconfig",
		"at": [],
	}} with input as _repository(["main.go", ".editorconfig.md"])
}

test_accepts_repositories_with_one if {
	missing_editorconfig.deny == set() with input as _repository([".editorconfig"])
}

test_applies_to_programs if {
	missing_editorconfig.applies with input as _repository([])
	not missing_editorconfig.applies with input as {"files": {}, "facts": {"languages": {}}}
	not missing_editorconfig.applies with input as {"kind": "Pod"}
	missing_editorconfig.deny == set() with input as {"kind": "Pod"}
}
