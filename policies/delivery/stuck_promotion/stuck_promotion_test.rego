package delivery.stuck_promotion_test

import data.delivery.stuck_promotion

_component(stuck) := {
	"entity": {"ref": "component:default/shop", "kind": "component", "name": "shop", "scope": ""},
	"entities": [],
	"facts": {"now": 20 * 86400, "deployments": {
		"environments": ["staging", "production"],
		"groups": [],
		"promotions": [{"from": "staging", "to": "production", "n": 3, "stuck": stuck}],
	}},
}

test_finds_versions_that_wait if {
	stuck_promotion.deny == {{
		"message": "shop v1.4.0 waits in staging for 9 days and never came to production",
		"at": ["entity"],
	}} with input as _component([{"service": "shop", "version": "v1.4.0", "since": 11 * 86400}])
}

test_accepts_versions_that_do_not if {
	stuck_promotion.deny == set() with input as _component([])
	stuck_promotion.applies with input as _component([])
}

test_does_not_apply_without_an_order_of_environments if {
	not stuck_promotion.applies with input as {"facts": {"deployments": {"promotions": []}}}
}

test_accepts_other_kinds if {
	stuck_promotion.deny == set() with input as {"kind": "Pod"}
	not stuck_promotion.applies with input as {"kind": "Pod"}
}
