package catalog.unlisted_lifecycle_test

import data.catalog.unlisted_lifecycle

_entity(lifecycle) := {"entity": {
	"kind": "component",
	"name": "billing",
	"lifecycle": lifecycle,
	"spec": {"lifecycle": lifecycle},
}}

_deny(document) := found if {
	found := unlisted_lifecycle.deny with input as document
		with data.karat.parameters as {"allowed": ["experimental", "production"]}
}

test_finds_other_words if {
	every word in ["prod", "Production", "deprecated"] {
		_deny(_entity(word)) == {{
			"message": sprintf("the lifecycle of component \"billing\" is %q, not one of experimental, production", [word]),
			"at": ["entity", "spec", "lifecycle"],
		}}
	}
}

test_accepts_the_agreed_ones if {
	_deny(_entity("production")) == set()
}

test_applies_where_there_is_a_lifecycle if {
	unlisted_lifecycle.applies with input as _entity("prod")
	not unlisted_lifecycle.applies with input as {"entity": {"kind": "component", "name": "billing"}}
	_deny({"entity": {"kind": "component", "name": "billing"}}) == set()
	_deny({"kind": "Pod"}) == set()
}
