package catalog.dangling_reference_test

import data.catalog.dangling_reference

_repository(fields, rows) := {
	"files": {},
	"entities": [object.union(
		{
			"ref": "component:default/billing", "kind": "component", "name": "billing",
			"descriptor": {"path": "catalog-info.yaml", "index": 0},
		},
		fields,
	)],
	"documents": {"catalog": [{"path": "catalog-info.yaml", "index": 0}]},
	"facts": {"imported": {"catalog": {"age_days": 1, "rows": rows}}},
}

_rows := [{"ref": "system:default/shop"}]

_at(field) := ["documents", "catalog", 0, "value", "spec", field]

_lost := {
	"system": "system:default/shop",
	"spec": {"system": "shop"},
	"relations": {"dependsOn": ["resource:default/orders-db", "component:default/billing"]},
}

test_finds_relations_to_nothing if {
	dangling_reference.deny == {{
		"message": "dependsOn of component \"billing\" names resource:default/orders-db, which the catalog does not have",
		"at": _at("dependsOn"),
	}} with input as _repository(_lost, _rows)
	dangling_reference.measure == {"value": 2, "of": 3} with input as _repository(_lost, _rows)
	dangling_reference.deny == {{
		"message": "system of component \"billing\" names system:default/old, which the catalog does not have",
		"at": _at("system"),
	}} with input as _repository({"system": "system:default/old", "spec": {"system": "old"}}, _rows)
}

test_accepts_what_is_there_or_inherited if {
	known := {"system": "system:default/shop", "spec": {"system": "shop"}}
	dangling_reference.deny == set() with input as _repository(known, _rows)
	dangling_reference.deny == set() with input as _repository({"domain": "domain:default/old", "spec": {}}, _rows)
}

test_applies_where_there_are_relations if {
	dangling_reference.applies with input as _repository(_lost, _rows)
	not dangling_reference.applies with input as _repository({}, _rows)
	not dangling_reference.applies with input as _repository(_lost, [])
	dangling_reference.deny == set() with input as _repository(_lost, [])
	dangling_reference.deny == set() with input as {"kind": "Pod"}
}

test_looks_at_leaders_of_groups if {
	known := {"ref": "group:default/web", "kind": "group", "relations": {"leader": ["user:default/ana"]}}
	dangling_reference.deny == {{
		"message": "leader of group \"billing\" names user:default/ana, which the catalog does not have",
		"at": _at("leader"),
	}} with input as _repository(known, _rows)
	dangling_reference.deny == set() with input as _repository(known, array.concat(_rows, [{"ref": "user:default/ana"}]))
}
