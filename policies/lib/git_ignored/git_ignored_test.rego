package lib.git_ignored_test

import data.lib.git_ignored

_ignoring(path, values) := {"documents": {"ignore/git": [{"path": path, "value": [
{"Kind": kind, "Value": value} |
	some [kind, value] in values
]}]}}

test_follows_plain_patterns if {
	document := _ignoring("docs/.gitignore", [["Path", "/rules/"], ["Path", "site"], ["Path", "gen/a.md"]])
	every path in ["docs/rules/a.md", "docs/rules", "docs/x/site/a.md", "docs/gen/a.md"] {
		git_ignored.has(path) with input as document
	}
	every path in ["rules/a.md", "docs/x/rules/a.md", "site", "docs/gen/b.md", "docs/rules2"] {
		not git_ignored.has(path) with input as document
	}
}

test_leaves_out_what_is_no_plain_pattern if {
	document := _ignoring(".gitignore", [["Comment", "a"], ["NegatedPath", "b"], ["Path", "*.md"], ["Path", "c"]])
	every path in ["a", "b", "x.md"] {
		not git_ignored.has(path) with input as document
	}
	git_ignored.has("c") with input as document
	not git_ignored.has("c") with input as {"kind": "Pod"}
}

test_follows_stars if {
	document := {"documents": {"ignore/git": [{"path": "site/.gitignore", "value": [
		{"Kind": "Path", "Value": "content/cmd/flux*"},
		{"Kind": "Path", "Value": "gen-*.md"},
		{"Kind": "Path", "Value": "**/made/*.svg"},
		{"Kind": "Path", "Value": "*"},
		{"Kind": "Path", "Value": "[ab]*lost"},
	]}]}}
	paths := [
		"site/content/cmd/flux_a.md", "site/content/cmd/flux/b.md", "site/x/gen-a.md", "site/a/b/made/c.svg",
		"content/cmd/flux_a.md", "site/content/cmd/a/flux_b.md", "gen-a.md", "site/gen-a.txt", "site/a.md",
	]
	{path | some path in paths; git_ignored.has(path) with input as document} == {
		"site/content/cmd/flux_a.md", "site/content/cmd/flux/b.md", "site/x/gen-a.md", "site/a/b/made/c.svg",
	}
}

test_some_is_taken_back if {
	document := _ignoring(".gitignore", [
		["Path", "docs/*"], ["NegatedPath", "docs/*.md"], ["Path", "gen-*"], ["NegatedPath", "gen-[ab].md"], ["NegatedPath", "keep/"],
	])
	paths := {"docs/gone.md", "docs/a.txt", "docs/a/gone.md", "docs/keep/a.md", "gen-a.md", "x/gen-cd.md", "gen-a/b.md"}
	hidden := {path | some path in paths; git_ignored.has(path) with input as document}
	hidden == {"docs/a.txt", "docs/a/gone.md", "x/gen-cd.md", "gen-a/b.md"}
}

test_a_slash_at_the_end_is_for_folders if {
	document := _ignoring("a(b/.gitignore", [["Path", "doc*/"], ["Path", "x/out*/"]])
	paths := {"a(b/docx.md", "a(b/docs/a.md", "a(b/docs", "a(b/doc.s/", "a(b/x/out.md", "a(b/x/out/a.md", "a(b/out/a.md", "docs/a.md"}
	hidden := {path | some path in paths; git_ignored.has(path) with input as document}
	hidden == {"a(b/docs/a.md", "a(b/docs", "a(b/doc.s/", "a(b/x/out/a.md"}
}
