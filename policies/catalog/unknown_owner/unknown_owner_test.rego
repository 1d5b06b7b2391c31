package catalog.unknown_owner_test

import data.catalog.unknown_owner

_repository(owners, rows) := {
	"files": {},
	"entities": [entity |
		some index, owner in owners
		entity := {
			"ref": sprintf("component:default/c%d", [index]), "kind": "component", "name": sprintf("c%d", [index]),
			"owner": owner, "descriptor": {"path": "catalog-info.yaml", "index": index},
		}
	],
	"documents": {"catalog": [{"path": "catalog-info.yaml", "index": index} | some index, _ in owners]},
	"facts": {"imported": {"catalog": {"age_days": 1, "rows": rows}}},
}

_rows := [{"kind": "Group", "metadata": {"name": "payments"}}]

_mixed := _repository(["group:default/payments", "group:default/paymnts"], _rows)

test_finds_owners_that_nobody_is if {
	unknown_owner.deny == {{
		"message": "component \"c1\" is owned by group:default/paymnts, which the catalog does not have",
		"at": ["documents", "catalog", 1, "value", "spec", "owner"],
	}} with input as _mixed
	unknown_owner.measure == {"value": 1, "of": 2} with input as _mixed
}

test_accepts_owners_of_the_catalog if {
	unknown_owner.deny == set() with input as _repository(["group:default/payments"], _rows)
}

test_applies_where_the_catalog_is_known if {
	unknown_owner.applies with input as _mixed
	not unknown_owner.applies with input as _repository(["group:default/payments"], [])
	unknown_owner.deny == set() with input as _repository(["group:default/payments"], [])
	unknown_owner.deny == set() with input as {"kind": "Pod"}
}
