package catalog.unlisted_type_test

import data.catalog.unlisted_type

_parameters := {"components": ["service", "library"], "apis": ["openapi"], "resources": [], "systems": []}

_entity(kind, type) := {"entity": {"kind": kind, "name": "billing", "type": type, "spec": {"type": type}}}

_deny(document) := found if {
	found := unlisted_type.deny with input as document with data.karat.parameters as _parameters
}

test_finds_other_types if {
	_deny(_entity("component", "backend")) == {{
		"message": "the type of component \"billing\" is \"backend\", not one of service, library",
		"at": ["entity", "spec", "type"],
	}}
	_deny(_entity("api", "rest")) == {{
		"message": "the type of api \"billing\" is \"rest\", not one of openapi",
		"at": ["entity", "spec", "type"],
	}}
}

test_accepts_the_agreed_ones if {
	_deny(_entity("component", "library")) == set()
	_deny(_entity("api", "openapi")) == set()
}

test_applies_where_types_are_agreed_on if {
	unlisted_type.applies with input as _entity("component", "backend") with data.karat.parameters as _parameters
	not unlisted_type.applies with input as _entity("resource", "bucket") with data.karat.parameters as _parameters
	_deny(_entity("resource", "bucket")) == set()
	_deny({"entity": {"kind": "component", "name": "billing"}}) == set()
	_deny({"kind": "Pod"}) == set()
}
