package catalog.missing_description_test

import data.catalog.missing_description

_entity(fields) := {"entity": object.union(
	{
		"kind": "component", "name": "billing-api", "metadata": fields,
		"descriptor": {"path": "catalog-info.yaml", "index": 0},
	},
	fields,
)}

_deny(document) := found if {
	found := missing_description.deny with input as document
		with data.karat.parameters as {"minimum_words": 3}
}

test_finds_entities_without_one if {
	_deny(_entity({})) == {{"message": "component \"billing-api\" has no description", "at": ["entity", "metadata"]}}
}

test_finds_descriptions_that_say_nothing if {
	every text in ["Billing API", "The billing API service", "TODO"] {
		_deny(_entity({"description": text})) == {{
			"message": sprintf("component \"billing-api\" has a description that says nothing: %q", [text]),
			"at": ["entity", "metadata", "description"],
		}}
	}
}

test_accepts_a_sentence if {
	_deny(_entity({"description": "Writes invoices and takes payments"})) == set()
	_deny(_entity({"description": "請求書を作成して支払いを受け付ける"})) == set()
}

test_accepts_what_no_catalog_file_declares if {
	_deny({"entity": {"kind": "repository", "name": "shop"}}) == set()
	_deny({"kind": "Pod"}) == set()
}
