package standards.check_without_docs_test

import data.standards.check_without_docs

_link := [{"title": "How to", "url": "https://docs.acme.dev/ci"}]

_card := {"id": "base", "check": [{"id": "ci", "links": _link}, {"id": "docs"}, {"id": "old", "retired": "2026-01-01"}]}

test_finds_checks_without_links if {
	check_without_docs.deny == {{
		"message": "check \"docs\" has no link, and its scorecard no docs",
		"at": ["check", 1, "id"],
	}} with input as _card
	check_without_docs.measure == {"value": 1, "of": 2} with input as _card
}

test_accepts_a_page_for_all_of_them if {
	check_without_docs.deny == set() with input as object.union(_card, {"docs": "docs/base.md"})
	check_without_docs.deny == set() with input as {"id": "base", "check": [{"id": "ci", "links": _link}]}
}
