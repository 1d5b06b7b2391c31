package documentation.stale_changelog_test

import data.documentation.stale_changelog as rule

_repository(headings, tags) := {
	"files": {},
	"folders": {"": ["CHANGELOG.md"]},
	"facts": {
		"git_refs": {"remotes": [], "tags": [{"name": name, "time": index} | some index, name in tags]},
		"docs": {"CHANGELOG.md": {"words": 9, "headings": [{"level": 2, "text": text, "line": 1} | some text in headings]}},
	},
}

test_finds_changelogs_that_ended if {
	rule.deny == {{
		"message": "the changelog has no section for v1.10.0, the latest release",
		"at": ["files", "CHANGELOG.md"],
	}} with input as _repository(["Changelog", "[1.9.0] - 2026-01-01", "1.1.0"], ["v1.9.0", "v1.10.0"])
}

test_accepts_sections_for_the_latest if {
	rule.deny == set() with input as _repository(["v1.10.0 (2026-03-01)", "1.9.0"], ["v1.9.0", "v1.10.0"])
	rule.deny == set() with input as _repository(["1.10"], ["v1.10.3"])
}

test_applies_to_sections_of_versions if {
	rule.applies with input as _repository(["1.9.0"], ["v1.10.0"])
	not rule.applies with input as _repository(["Changelog"], ["v1.10.0"])
	not rule.applies with input as _repository(["1.9.0"], [])
	rule.deny == set() with input as _repository(["Changelog"], ["v1.10.0"])
	rule.deny == set() with input as {"kind": "Pod"}
}

test_tells_that_tags_are_not_known if {
	shallow := json.patch(_repository(["1.9.0"], ["v1.9.0"]), [{"op": "remove", "path": "/facts/git_refs/tags"}])
	rule.unknown == {{"message": "the tags of the repository are not all known", "at": []}} with input as shallow
	rule.applies with input as shallow
	rule.deny == set() with input as shallow
	rule.unknown == set() with input as _repository(["1.9.0"], ["v1.9.0"])
}
