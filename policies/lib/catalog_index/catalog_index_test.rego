package lib.catalog_index_test

import data.lib.catalog_index

_input := {
	"files": {},
	"entities": [{"ref": "component:default/billing"}],
	"documents": {"catalog": [
		{"path": "a.yaml", "index": 0},
		{"path": "catalog-info.yaml", "index": 0},
		{"path": "catalog-info.yaml", "index": 1},
	]},
	"facts": {"imported": {"catalog": {"rows": [
		{"ref": "Group:default/Payments"},
		{"kind": "Group", "metadata": {"name": "checkout"}},
		{"kind": "User", "namespace": "shop", "name": "ana"},
	]}}},
}

test_knows_all_that_there_are if {
	catalog_index.refs == {
		"component:default/billing", "group:default/payments", "group:default/checkout", "user:shop/ana",
	} with input as _input
	catalog_index.known with input as _input
	not catalog_index.known with input as {"files": {}, "facts": {"imported": {"catalog": {"rows": []}}}}
}

test_knows_where_a_field_stands if {
	entity := {"descriptor": {"path": "catalog-info.yaml", "index": 1}}
	catalog_index.place(entity, "owner") == ["documents", "catalog", 2, "value", "spec", "owner"] with input as _input
}
