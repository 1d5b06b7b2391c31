package supply_chain.unprotected_branch_test

import data.supply_chain.unprotected_branch

_protected := {
	"branch": "main",
	"required_status_checks": {"strict": true, "contexts": ["ci"], "checks": [{"context": "ci"}]},
	"enforce_admins": {"enabled": true},
	"required_pull_request_reviews": {"required_approving_review_count": 1},
	"allow_force_pushes": {"enabled": false},
	"allow_deletions": {"enabled": false},
}

_entity(rows) := {
	"entity": {"kind": "repository", "name": "shop", "scope": ""},
	"facts": {"imported": {"branch-protection": {"age_days": 1, "rows": rows}}},
}

_deny(rows) := found if {
	found := unprotected_branch.deny with input as _entity(rows) with data.karat.parameters as {"approvals": 1}
}

_found(gaps) := {{"message": sprintf(`branch "main" is not protected: %s`, [gaps]), "at": []}}

test_finds_what_is_not_demanded if {
	_deny([object.union(_protected, {"allow_force_pushes": {"enabled": true}})]) == _found("it can be force-pushed")
	_deny([object.remove(_protected, ["enforce_admins", "required_status_checks"])]) == _found(concat(", ", [
		"administrators are left out",
		"no check must pass",
	]))
	reviews := {"required_approving_review_count": 0}
	_deny([object.union(_protected, {"required_pull_request_reviews": reviews})]) == _found("too few must approve")
}

test_finds_branches_without_any_protection if {
	_deny([{"branch": "main", "protected": false}]) == _found(concat(", ", [
		"administrators are left out",
		"it can be deleted",
		"it can be force-pushed",
		"no check must pass",
		"too few must approve",
	]))
}

test_accepts_protected_branches if {
	_deny([_protected]) == set()
	_deny([object.union(_protected, {"enforce_admins": true, "allow_deletions": false})]) == set()
}

test_measures_what_is_demanded if {
	unprotected_branch.measure == {"value": 9, "of": 10} with data.karat.parameters as {"approvals": 1}
		with input as _entity([_protected, object.remove(_protected, ["enforce_admins"])])
}

test_does_not_apply_without_rows if {
	not unprotected_branch.applies with input as _entity([])
	_deny([]) == set()
}

test_accepts_other_kinds if {
	unprotected_branch.deny == set() with input as {"kind": "Pod"} with data.karat.parameters as {"approvals": 1}
}
