package lib.docs_test

import data.lib.docs

_input := {
	"files": {},
	"folders": {"": ["README.md", "README.de.md"], "docs": ["readme.txt"]},
	"facts": {"docs": {
		"README.md": {
			"words": 120,
			"headings": [{"level": 2, "text": "Getting Started", "line": 3}],
			"links": [{"target": "CONTRIBUTING.md", "line": 5, "kind": "relative", "exists": true}],
		},
		"README.de.md": {"words": 80},
		"docs/readme.txt": {"words": 900},
	}},
}

test_takes_the_longest_readme_at_the_first_place if {
	docs.readme == "README.md" with input as _input
	not docs.readme with input as {"files": {}, "folders": {"src": ["README.md"]}, "facts": {"docs": {}}}
	not docs.readme with input as {"kind": "Pod"}
}

test_takes_one_on_a_single_subject_last if {
	words := {
		"README.md": {"words": 50},
		"README.zh-CN.md": {"words": 70},
		"README-dev.md": {"words": 8},
		"README_CHECKS.md": {"words": 900},
	}
	docs.readme == "README.zh-CN.md" with input as {"files": {}, "folders": {"": object.keys(words)}, "facts": {"docs": words}}
	docs.readme == "README.md" with input as {
		"files": {},
		"folders": {"": ["README.md", "README_CHECKS.md"]},
		"facts": {"docs": words},
	}
	docs.readme == "README_CHECKS.md" with input as {
		"files": {},
		"folders": {"": ["README-dev.md", "README_CHECKS.md"], "docs": ["README.md"]},
		"facts": {"docs": words},
	}
}

test_knows_headings_and_links if {
	docs.has_heading("README.md", "getting started") with input as _input
	docs.has_link("README.md", "^contributing") with input as _input
	docs.readme_mentions("contributing") with input as _input
	docs.readme_mentions("started") with input as _input
	not docs.readme_mentions("Started") with input as _input
	not docs.readme_mentions(".") with input as {"kind": "Pod"}
}

test_knows_what_contributors_are_told if {
	told := object.union(_input, {"folders": {"": ["README.md"], ".github": ["CONTRIBUTING.md"]}, "facts": {"docs": {
		".github/CONTRIBUTING.md": {
			"words": 9,
			"headings": [{"level": 2, "text": "Code of conduct", "line": 3}],
			"links": [{"target": "https://acme.dev/Governance", "line": 5}],
		},
		"src/CONTRIBUTING.md": {"words": 9, "headings": [{"level": 2, "text": "Style", "line": 3}], "links": []},
	}}})
	every pattern in ["conduct", "governance", "getting started"] {
		docs.people_are_told(pattern) with input as told
	}
	not docs.people_are_told("style") with input as told
	not docs.people_are_told("conduct") with input as _input
}

test_knows_folders if {
	docs.below("a/vendor/b.md", ["vendor"])
	not docs.below("a/vendors/b.md", ["vendor"])
}
