package documentation.dangling_nav_test

import data.documentation.dangling_nav

_entity(nav) := {
	"files": {"mkdocs.yml": {}},
	"entity": {"kind": "repository", "name": "shop", "scope": ""},
	"facts": {"docs": {"mkdocs.yml": {"docs_dir": "docs", "nav": nav}, "README.md": {"words": 3}}},
}

_index := {"target": "index.md", "line": 4, "exists": true}

_lost := {"target": "lost.md", "line": 5, "exists": false}

test_finds_entries_that_are_not_there if {
	dangling_nav.deny == {{
		"message": "the navigation names \"lost.md\", which is not there",
		"at": ["files", "mkdocs.yml"],
		"line": 5,
		"words": ["lost.md"],
	}} with input as _entity([_index, _lost])
	dangling_nav.measure == {"value": 1, "of": 2} with input as _entity([_index, _lost])
}

test_accepts_pages_and_links if {
	dangling_nav.deny == set() with input as _entity([_index, {"target": "https://a.example", "line": 6}])
}

test_accepts_templates if {
	site := {"docs_dir": "docs", "nav": [_lost]}
	dangling_nav.deny == set() with input as object.union(_entity([]), {"facts": {"docs": {"templates/go/content/mkdocs.yml": site}}})
	count(dangling_nav.deny) == 1 with input as object.union(_entity([]), {"facts": {"docs": {"web/mkdocs.yml": site}}})
}

test_leaves_out_what_git_ignores if {
	ignoring := {"documents": {"ignore/git": [{"path": ".gitignore", "value": [
		{"Kind": "Path", "Value": "docs/lost.md"},
		{"Kind": "Path", "Value": "docs/3.x"},
	]}]}}
	made := {"target": "3.x/shop/index.html", "line": 6, "exists": false}
	every entry in [_lost, made] {
		dangling_nav.deny == set() with input as object.union(_entity([_index, entry]), ignoring)
	}
	count(dangling_nav.deny) == 1 with input as object.union(
		_entity([_index, {"target": "3.y/index.html", "line": 6, "exists": false}]),
		ignoring,
	)
	dangling_nav.measure == {"value": 1, "of": 1} with input as object.union(_entity([_index, _lost]), ignoring)
}

test_applies_where_there_is_a_navigation if {
	dangling_nav.applies with input as _entity([_index])
	not dangling_nav.applies with input as _entity([])
	not dangling_nav.applies with input as {"files": {}, "facts": {"docs": {"mkdocs.yml": {"docs_dir": "docs"}}}}
	dangling_nav.deny == set() with input as {"kind": "Pod"}
}
