package catalog.invalid_link_test

import data.catalog.invalid_link

_component := {
	"apiVersion": "backstage.io/v1alpha1",
	"kind": "Component",
	"metadata": {"name": "web"},
	"spec": {"type": "service", "lifecycle": "production", "owner": "group:default/shop"},
}

_found(links) := found if {
	found := invalid_link.deny with input as object.union(_component, {"metadata": {"links": links}})
}

test_finds_links_without_a_whole_address if {
	every url in ["runbooks.example.com", "/docs", "", "https://", 7, null] {
		_found([{"url": "https://a.example"}, {"url": url}]) == {{
			"message": sprintf("links.1.url of Component \"web\" is no whole address: %s", [json.marshal(url)]),
			"at": ["metadata", "links", 1, "url"],
		}}
	}
	_found([{"title": "Runbook"}]) == {{
		"message": "links.0 of Component \"web\" has no url",
		"at": ["metadata", "links", 0],
	}}
	_found(["https://a.example"]) == {{
		"message": "links.0 of Component \"web\" is no object",
		"at": ["metadata", "links", 0],
	}}
	_found({"url": "https://a.example"}) == {{
		"message": "links of Component \"web\" is no list",
		"at": ["metadata", "links"],
	}}
}

test_finds_links_with_an_empty_title if {
	_found([{"url": "https://a.example", "title": " ", "icon": "", "type": 7}]) == {
		{"message": "links.0.title of Component \"web\" is empty", "at": ["metadata", "links", 0, "title"]},
		{"message": "links.0.icon of Component \"web\" is empty", "at": ["metadata", "links", 0, "icon"]},
		{"message": "links.0.type of Component \"web\" is no text", "at": ["metadata", "links", 0, "type"]},
	}
}

test_accepts_whole_links if {
	_found([]) == set()
	_found([{"url": "mailto:a@b.example", "title": "Mail", "type": " "}, {"url": "${{ values.url }}"}]) == set()
	invalid_link.deny == set() with input as _component
}

test_accepts_other_documents if {
	invalid_link.deny == set() with input as {"services": {}}
}
