package catalog.undeclared_api_test

import data.catalog.undeclared_api

_service(fields, paths, apis) := {
	"files": {path: {} | some path in paths},
	"entity": object.union(
		{"kind": "component", "name": "billing", "type": "service", "scope": "", "relations": {}},
		fields,
	),
	"entities": [{"kind": "api", "name": "billing", "spec": {"definition": definition}} | some definition in apis],
}

_deny(document) := found if {
	found := undeclared_api.deny with input as document with data.karat.parameters as {"types": ["service"]}
}

test_finds_apis_that_nobody_declares if {
	every path in ["openapi.yaml", "api/billing.openapi.json", "docs/swagger.yml", "asyncapi-v1.yaml"] {
		_deny(_service({}, [path], [])) == {{
			"message": sprintf("component \"billing\" provides no API, and %s describes one", [path]),
			"at": ["files", path],
		}}
	}
	count(_deny(_service({}, ["openapi.yaml"], ["type: none", {"$text": "./other.yaml"}]))) == 1
}

test_accepts_apis_that_are_declared if {
	_deny(_service({}, ["api/openapi.yaml"], [{"$text": "./api/openapi.yaml"}])) == set()
	relations := {"providesApis": ["api:default/billing"]}
	_deny(_service({"relations": relations}, ["openapi.yaml"], [])) == set()
}

test_accepts_descriptions_of_others if {
	_deny(_service({}, ["clients/stripe/openapi.yaml", "tests/openapi.yaml", "openapi-generator.yaml"], [])) == set()
}

test_applies_to_services_with_a_description if {
	document := _service({}, ["openapi.yaml"], [])
	undeclared_api.applies with input as document with data.karat.parameters as {"types": ["service"]}
	bare := _service({}, ["main.go"], [])
	not undeclared_api.applies with input as bare with data.karat.parameters as {"types": ["service"]}
	_deny(_service({"type": "library"}, ["openapi.yaml"], [])) == set()
	_deny({"kind": "Pod"}) == set()
}
