package documentation.broken_link_test

import data.documentation.broken_link

_link(target, line, exists) := {"target": target, "line": line, "kind": "relative", "exists": exists}

_entity(pages) := {
	"files": {path: {} | some path, _ in pages},
	"entity": {"kind": "repository", "name": "shop", "scope": ""},
	"facts": {"docs": {path: {"words": 1, "links": links} | some path, links in pages}},
}

_parameters := {"ignored_folders": ["vendor"]}

_deny(document) := found if {
	found := broken_link.deny with input as document with data.karat.parameters as _parameters
}

test_finds_links_that_lead_nowhere if {
	pages := {"README.md": [_link("docs/a.md", 3, false), _link("b.md", 4, true)], "docs/c.md": [_link("#x", 9, false)]}
	_deny(_entity(pages)) == {
		{"message": "the link to \"docs/a.md\" leads nowhere", "at": ["files", "README.md"], "line": 3, "words": ["docs/a.md"]},
		{"message": "the link to \"#x\" leads nowhere", "at": ["files", "docs/c.md"], "line": 9, "words": ["#x"]},
	}
	broken_link.measure == {"value": 1, "of": 3} with input as _entity(pages) with data.karat.parameters as _parameters
}

test_accepts_forms_and_drafts if {
	every path in [".gitlab/issue_templates/Bug.md", ".github/PULL_REQUEST_TEMPLATE.md", ".github/ISSUE_TEMPLATE/a.md", "docs/adr-template.md"] {
		_deny(_entity({path: [_link("the-issue", 3, false)]})) == set()
	}
	_deny(_entity({"src/SUMMARY.md": [_link("", 3, false)]})) == set()
	count(_deny(_entity({"docs/contemplate.md": [_link("the-issue", 3, false)]}))) == 1
}

test_points_at_no_words_where_a_link_has_none if {
	some finding in _deny(_entity({"README.md": [_link("", 3, false)]}))
	finding.words == []
}

test_says_that_a_type_is_no_regular_expression if {
	[finding.message | some finding in _deny(_entity({"README.md": [_link("#map[string]*rule", 3, false)]}))] == [
		"the link to \"#map[string]*rule\" leads nowhere",
	]
}

test_says_that_a_regular_expression_is_no_link if {
	_deny(_entity({"README.md": [_link("-a-z0-9]*[a-z0-9]", 3, false), _link("app/[slug]/+page.svelte", 4, false)]})) == {
		{
			"message": "a regular expression is read as a link to \"-a-z0-9]*[a-z0-9]\": put it in backticks",
			"at": ["files", "README.md"],
			"line": 3,
			"words": ["-a-z0-9]*[a-z0-9]"],
		},
		{"message": "the link to \"app/[slug]/+page.svelte\" leads nowhere", "at": ["files", "README.md"], "line": 4, "words": ["app/[slug]/+page.svelte"]},
	}
}

test_accepts_links_that_nobody_can_judge if {
	web := {"target": "https://a.example", "line": 1, "kind": "web"}
	_deny(_entity({"README.md": [web], "vendor/a/README.md": [_link("b.md", 4, false)]})) == set()
}

test_accepts_pages_that_a_build_makes if {
	links := [_link("settings.md#a", 3, false), _link("../b.md", 4, false)]
	ignored := {"ignore/git": [{"path": "docs/.gitignore", "value": [{"Kind": "Path", "Value": "/settings.md"}]}]}
	document := object.union(_entity({"docs/c.md": links}), {"documents": ignored})
	_deny(document) == {{"message": "the link to \"../b.md\" leads nowhere", "at": ["files", "docs/c.md"], "line": 4, "words": ["../b.md"]}}
	broken_link.measure == {"value": 1, "of": 2} with input as document with data.karat.parameters as _parameters
}

test_accepts_addresses_of_a_site_that_a_generator_makes if {
	pages := {"docs/content/en/a.md": [_link("/images/b.gif", 3, false), _link("../c", 4, false), _link("#d", 5, false)]}
	count(_deny(_entity(pages))) == 3
	site := object.union(_entity(pages), {"files": {"docs/config.toml": {}}})
	_deny(site) == {{"message": "the link to \"#d\" leads nowhere", "at": ["files", "docs/content/en/a.md"], "line": 5, "words": ["#d"]}}
	broken_link.measure == {"value": 0, "of": 1} with input as site with data.karat.parameters as _parameters
	root := _entity({"content/a.md": [_link("/b", 3, false)], "config.yaml": []})
	_deny(root) == set()
	there := _entity({"content/a.md": [_link("/b", 3, true)], "config.yaml": []})
	broken_link.measure == {"value": 1, "of": 1} with input as there with data.karat.parameters as _parameters
}

test_accepts_what_is_filled_in_later if {
	targets := ["$BRANCH_URL", "${DOCS}/a.md", "@DOCS@/a.md", "%%GITHUB-REPO%%/issues", "<url>", "../{version}/a.md"]
	_deny(_entity({"README.md": [_link(target, 3, false) | some target in targets]})) == set()
	others := ["$.md", "a@b.md", "100%25.md", "%E3%81%82.md", "a{}.md"]
	count(_deny(_entity({"README.md": [_link(target, 3, false) | some target in others]}))) == count(others)
}

test_accepts_what_tests_read if {
	every path in ["tests/format/a.md", "src/test/source/a.md", "pkg/__tests__/a.snap.md"] {
		_deny(_entity({path: [_link("b.md", 3, false)]})) == set()
	}
	specs := {"files": {"spec/format/a_spec.rb": {}}}
	_deny(object.union(_entity({"spec/format/a.md": [_link("b.md", 3, false)]}), specs)) == set()
	every path in ["tests/README.md", "tests/readme.md", "spec/protocol.md", "a/spec/b/c.md", "docs/tests/a.md", "packages/test/docs/a.md", "latest/a.md", "test.md"] {
		count(_deny(_entity({path: [_link("b.md", 3, false)]}))) == 1
	}
}

test_leaves_pages_to_the_component_that_they_are_of if {
	billing := {"kind": "component", "name": "billing", "scope": "services/billing"}
	pages := {"services/billing/README.md": [_link("b.md", 4, false)]}
	repository := object.union(object.remove(_entity(pages), ["entity"]), {"entities": [billing]})
	_deny(repository) == set()
	count(_deny(object.union(repository, {"entity": billing}))) == 1
}

test_applies_where_there_are_links if {
	document := _entity({"README.md": [_link("b.md", 4, true)]})
	broken_link.applies with input as document with data.karat.parameters as _parameters
	not broken_link.applies with input as _entity({"README.md": []}) with data.karat.parameters as _parameters
	_deny({"kind": "Pod"}) == set()
}
