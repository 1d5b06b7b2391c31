package catalog.missing_contact_test

import data.catalog.missing_contact

_component(fields) := {"entity": object.union(
	{
		"kind": "component", "name": "billing", "owner": "group:default/payments",
		"descriptor": {"path": "catalog-info.yaml", "index": 0}, "metadata": {"name": "billing"},
	},
	fields,
)}

_deny(document) := found if {
	found := missing_contact.deny with input as document with data.karat.parameters as {"pattern": ""}
}

_found := {{"message": "component \"billing\" says nowhere whom to ask", "at": ["entity", "metadata"]}}

test_finds_components_that_lead_to_nobody if {
	_deny(_component({})) == _found
	_deny(_component({"links": [{"url": "https://wiki.example/billing", "title": "Docs"}]})) == _found
}

test_accepts_links_and_annotations_that_lead_to_people if {
	every link in [
		{"url": "https://acme.slack.com/archives/C1"}, {"url": "mailto:payments@acme.example"},
		{"url": "https://a.example", "title": "Support"}, {"url": "https://discord.gg/abc"},
	] {
		_deny(_component({"links": [link]})) == set()
	}
	_deny(_component({"annotations": {"slack.com/channel": "C1"}})) == set()
}

test_accepts_the_address_of_the_owner if {
	group := {"ref": "group:default/payments", "spec": {"profile": {"email": "payments@acme.example"}}}
	_deny(object.union(_component({}), {"entities": [group]})) == set()
}

test_accepts_ways_of_the_company if {
	every fields in [{"annotations": {"acme.example/room": "1"}}, {"links": [{"url": "https://room.acme.example/1"}]}] {
		missing_contact.deny == set() with input as _component(fields) with data.karat.parameters as {"pattern": "room"}
	}
}

test_accepts_what_no_catalog_file_declares if {
	_deny({"entity": {"kind": "repository", "name": "shop"}}) == set()
	_deny({"kind": "Pod"}) == set()
}
