package documentation.missing_changelog_test

import data.documentation.missing_changelog as rule

_tag := {"name": "v1.2.0", "commit": "9b1c", "time": 1767225600, "annotated": true, "signed": false}

_repository(folders, tags, links) := {
	"files": {},
	"folders": folders,
	"facts": {
		"git_refs": {"remotes": [], "tags": tags},
		"docs": {"README.md": {"words": 9, "headings": [], "links": links}},
	},
}

test_finds_releases_without_one if {
	rule.deny == {{
		"message": "the repository has releases up to v1.2.0, and no changelog",
		"at": [],
	}} with input as _repository({"": ["README.md"]}, [_tag], [])
}

test_accepts_changelogs if {
	every folders in [
		{"": ["CHANGELOG.md"]}, {"": ["NEWS"]}, {"docs": ["release-notes.md"]}, {".changeset": ["a.md"]},
		{"docs/changelog": ["1.md"]}, {"": ["HISTORY.rst"]},
	] {
		rule.deny == set() with input as _repository(folders, [_tag], [])
	}
}

test_accepts_changelogs_of_packages if {
	every folders in [
		{"crates/a": ["CHANGELOG.md", "Cargo.toml"]}, {"a": ["a.gemspec", "History.md"]}, {"packages/a": ["CHANGES", "package.json"]},
	] {
		rule.deny == set() with input as _repository(folders, [_tag], [])
	}
	every folders in [
		{"crates/a": ["CHANGELOG.md"]}, {"vendor/a": ["CHANGELOG.md", "Cargo.toml"]}, {"crates/a": ["README.md", "Cargo.toml"]},
	] {
		count(rule.deny) == 1 with input as _repository(folders, [_tag], [])
	}
}

test_accepts_pages_of_the_documentation if {
	plain := _repository({}, [_tag], [])
	rule.deny == set() with input as object.union(plain, {"files": {"docs/reference/changelog.md": {}}})
	every path in ["src/reference/changelog.md", "docs/reference/changelog_format.md", "docs/changelog.png"] {
		count(rule.deny) == 1 with input as object.union(plain, {"files": {path: {}}})
	}
}

test_accepts_a_link_to_the_releases if {
	link := {"target": "https://github.com/acme/shop/releases", "line": 3, "kind": "web"}
	rule.deny == set() with input as _repository({"": ["README.md"]}, [_tag], [link])
}

test_applies_to_repositories_with_releases if {
	rule.applies with input as _repository({}, [_tag], [])
	not rule.applies with input as _repository({}, [], [])
	not rule.applies with input as _repository({}, [object.union(_tag, {"name": "nightly"})], [])
	rule.deny == set() with input as _repository({}, [], [])
	rule.deny == set() with input as {"kind": "Pod"}
}

test_tells_that_tags_are_not_known if {
	shallow := json.patch(_repository({}, [_tag], []), [{"op": "remove", "path": "/facts/git_refs/tags"}])
	rule.unknown == {{"message": "the tags of the repository are not all known", "at": []}} with input as shallow
	rule.applies with input as shallow
	rule.deny == set() with input as shallow
	rule.unknown == set() with input as _repository({}, [_tag], [])
}
