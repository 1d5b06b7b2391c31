package catalog.broken_api_definition_test

import data.catalog.broken_api_definition as rule

_api(type, definition, files) := {
	"files": {},
	"repository": {"files": {path: {} | some path in files}},
	"entity": {
		"kind": "api", "name": "billing", "type": type, "spec": {"definition": definition},
		"descriptor": {"path": "billing/catalog-info.yaml", "index": 1},
	},
}

_at := ["entity", "spec", "definition"]

test_finds_files_that_are_not_there if {
	rule.deny == {{
		"message": "the definition of api \"billing\" names \"./api/openapi.yaml\", which is not there",
		"at": _at,
	}} with input as _api("openapi", {"$text": "./api/openapi.yaml"}, ["api/openapi.yaml"])
}

test_finds_texts_of_another_type if {
	every pair in [
		["openapi", "asyncapi: 3.0.0"], ["asyncapi", "openapi: 3.1.0"], ["openapi", "to be done"],
		["graphql", "see the wiki"], ["grpc", "none"],
	] {
		rule.deny == {{
			"message": sprintf("the definition of api \"billing\" does not begin as one of type %s", [pair[0]]),
			"at": _at,
		}} with input as _api(pair[0], pair[1], [])
	}
}

test_finds_texts_that_cannot_be_read if {
	rule.deny == {{
		"message": "the definition of api \"billing\" is no JSON or YAML",
		"at": _at,
	}} with input as _api("openapi", "openapi: [", [])
}

test_accepts_definitions if {
	rule.deny == set() with input as _api("openapi", {"$text": "../api/openapi.yaml"}, ["api/openapi.yaml"])
	rule.deny == set() with input as _api("openapi", {"$text": "https://a.example/openapi.yaml"}, [])
	every pair in [
		["openapi", "openapi: 3.1.0"], ["openapi", `{"swagger": "2.0"}`], ["asyncapi", "asyncapi: 3.0.0"],
		["graphql", "type Query {\n  a: Int\n}"], ["grpc", "syntax = \"proto3\";"], ["own", "anything"],
		["openapi", "${{ values.definition }}"],
	] {
		rule.deny == set() with input as _api(pair[0], pair[1], [])
	}
}

test_applies_where_there_is_a_definition if {
	rule.applies with input as _api("openapi", "openapi: 3.1.0", [])
	not rule.applies with input as {"entity": {"kind": "api", "name": "billing", "spec": {}}}
	rule.deny == set() with input as {"kind": "Pod"}
}

test_reads_the_first_of_several_substitutions if {
	rule.deny == {{
		"message": "the definition of api \"billing\" names \"./a.yaml\", which is not there",
		"at": _at,
	}} with input as _api("openapi", {"$json": "./b.json", "$text": "./a.yaml"}, ["billing/b.json"])
}
