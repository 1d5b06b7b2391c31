package lib.entity_test

import data.lib.entity
import data.lib.repository

_component(name, scope) := {"kind": "component", "name": name, "ref": sprintf("component:default/%s", [name]), "scope": scope}

_entities := [
	_component("shop", ""),
	_component("billing", "services/billing"),
	{"kind": "api", "name": "orders", "ref": "api:default/orders", "scope": "services/orders"},
	{"kind": "group", "name": "payments", "ref": "group:default/payments"},
]

_document(index) := {"files": {}, "entity": _entities[index], "entities": _entities}

test_knows_its_own_kind_of_document if {
	entity.known with input as _document(0)
	not entity.known with input as {"files": {}}
	not entity.declared with input as _document(0)
	entity.declared with input as {"entity": {"descriptor": {"path": "catalog-info.yaml", "index": 0}}}
	entity.label == "component \"billing\"" with input as _document(1)
}

test_a_scope_is_a_folder if {
	entity.in_scope("services/billing/main.go") with input as _document(1)
	not entity.in_scope("services/billing2/main.go") with input as _document(1)
	entity.in_scope("main.go") with input as _document(0)
	not entity.in_scope("main.go") with input as {"files": {}}
}

test_a_file_is_judged_once if {
	entity.own("services/billing/a.md") with input as _document(1)
	not entity.own("services/billing/a.md") with input as _document(0)
	entity.own("services/orders/a.md") with input as _document(0)
	not entity.own("README.md") with input as _document(1)
}

test_the_repository_has_what_no_component_has if {
	rest := [_component("billing", "services/billing")]
	entity.own("README.md") with input as {"files": {}, "entities": rest}
	not entity.own("services/billing/README.md") with input as {"files": {}, "entities": rest}
	not entity.own("README.md") with input as {"files": {}, "entities": _entities}
	not entity.own("README.md") with input as {"kind": "Pod"}
}

test_homes_are_those_of_the_folder if {
	entity.homes == ["services/billing", "services/billing/docs"] with input as _document(1)
	entity.homes == repository.homes with input as _document(0)
	entity.homes == repository.homes with input as {"files": {}}
	entity.inside("docs") == "docs" with input as _document(0)
}

test_places_are_there if {
	document := {"entity": {"name": "a", "metadata": {"annotations": {"a/b": "c"}}, "spec": {}}}
	place := ["metadata", "annotations", "a/b"]
	entity.place(place) == array.concat(["entity"], place) with input as document
	entity.place(["metadata", "labels", "x"]) == ["entity", "metadata"] with input as document
	entity.place(["spec", "owner"]) == ["entity", "spec"] with input as document
	entity.place(["status"]) == ["entity"] with input as document
}

test_references_are_written_in_full if {
	entity.ref("Payments", "group", "default") == "group:default/payments"
	entity.ref("user:ana", "group", "shop") == "user:shop/ana"
	entity.ref("resource:x/orders-db", "group", "shop") == "resource:x/orders-db"
	not entity.ref("a:b:c", "group", "default")
	entity.refs == {entity_.ref | some entity_ in _entities} with input as _document(0)
}

test_finds_entities_by_their_references if {
	entity.by_ref["group:default/payments"] == {_entities[3]} with input as _document(0)
	not entity.by_ref["group:default/none"] with input as _document(0)
}

test_a_folder_in_a_folder_is_judged_apart if {
	inner := _component("ledger", "services/billing/ledger")
	document := {"files": {}, "entity": _entities[1], "entities": array.concat(_entities, [inner])}
	entity.own("services/billing/a.md") with input as document
	entity.own("services/billing/ledger2/a.md") with input as document
	not entity.own("services/billing/ledger/a.md") with input as document
}
