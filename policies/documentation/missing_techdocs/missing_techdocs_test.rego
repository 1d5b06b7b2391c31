package documentation.missing_techdocs_test

import data.documentation.missing_techdocs

_component(fields) := {"entity": object.union(
	{
		"kind": "component", "name": "billing", "metadata": {"name": "billing"},
		"descriptor": {"path": "catalog-info.yaml", "index": 0},
	},
	fields,
)}

test_finds_components_that_do_not_say if {
	found := {{"message": "component \"billing\" says nowhere where its documentation is", "at": ["entity", "metadata"]}}
	missing_techdocs.deny == found with input as _component({})
	chat := {"url": "https://acme.slack.com/C1", "title": "Chat"}
	missing_techdocs.deny == found with input as _component({"links": [chat]})
}

test_accepts_techdocs if {
	every key in ["backstage.io/techdocs-ref", "backstage.io/techdocs-entity"] {
		missing_techdocs.deny == set() with input as _component({"annotations": {key: "dir:."}})
	}
}

test_accepts_links if {
	every link in [
		{"url": "https://docs.acme.example/billing"}, {"url": "https://a.example", "title": "User guide"},
		{"url": "https://a.example", "type": "docs"},
	] {
		missing_techdocs.deny == set() with input as _component({"links": [link]})
	}
}

test_accepts_what_no_catalog_file_declares if {
	missing_techdocs.deny == set() with input as {"entity": {"kind": "repository", "name": "shop"}}
	missing_techdocs.deny == set() with input as {"kind": "Pod"}
}
