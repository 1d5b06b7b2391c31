package documentation.missing_runbook_test

import data.documentation.missing_runbook

_page(words, heading) := {"words": words, "headings": [{"level": 2, "text": heading, "line": 3}]}

_service(fields, pages) := {
	"files": {path: {} | some path, _ in pages},
	"entity": object.union(
		{"kind": "component", "name": "billing", "type": "service", "scope": "", "metadata": {"name": "billing"}},
		fields,
	),
	"facts": {"docs": pages},
}

_parameters := {"types": ["service"], "minimum_words": 30}

_deny(document) := found if {
	found := missing_runbook.deny with input as document with data.karat.parameters as _parameters
}

_found := {{"message": "component \"billing\" has no runbook", "at": ["entity", "metadata"]}}

test_finds_services_without_one if {
	_deny(_service({}, {"README.md": _page(200, "Usage"), "mkdocs.yml": {"nav": []}})) == _found
	_deny(_service({}, {"docs/runbook.md": _page(4, "Runbook")})) == _found
	_deny(_service({"scope": "billing"}, {"runbook.md": _page(90, "A")})) == _found
}

test_accepts_runbooks_of_every_spelling if {
	every path in ["docs/runbook.md", "RUNBOOK.adoc", "runbooks/database.md", "docs/billing-on-call.md", "operations.md"] {
		_deny(_service({}, {path: _page(90, "A")})) == set()
	}
}

test_accepts_sections_and_links if {
	_deny(_service({}, {"README.md": _page(90, "Troubleshooting")})) == set()
	_deny(_service({"links": [{"url": "https://wiki.example/a", "title": "Runbook"}]}, {})) == set()
	_deny(_service({"annotations": {"acme.example/runbook-url": "https://wiki.example/a"}}, {})) == set()
}

test_applies_to_services if {
	missing_runbook.applies with input as _service({}, {}) with data.karat.parameters as _parameters
	not missing_runbook.applies with input as _service({"type": "library"}, {}) with data.karat.parameters as _parameters
	_deny(_service({"type": "library"}, {})) == set()
	_deny({"kind": "Pod"}) == set()
}
