package catalog.missing_domain_test

import data.catalog.missing_domain

_system(fields) := {"entity": object.union({"kind": "system", "name": "shop", "spec": {"owner": "payments"}}, fields)}

test_finds_systems_without_a_domain if {
	missing_domain.deny == {{
		"message": "system \"shop\" belongs to no domain",
		"at": ["entity", "spec"],
	}} with input as _system({})
}

test_accepts_systems_with_one if {
	missing_domain.deny == set() with input as _system({"domain": "domain:default/sales"})
}

test_accepts_other_kinds if {
	missing_domain.deny == set() with input as {"kind": "Pod"}
}
