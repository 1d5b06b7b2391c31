package supply_chain.missing_sign_off_test

import data.supply_chain.missing_sign_off

_repository(files, signed_off, total, merges) := {
	"files": files,
	"facts": {"git_history": {"signed_off": signed_off, "total": total, "merges": merges}},
}

_dco := {".github/dco.yml": {"size": 40}}

_parameters(required) := {"required": required, "share": 0.9}

_found(share) := {{"message": sprintf("%s commits are signed off", [share]), "at": []}}

test_finds_commits_without_a_sign_off if {
	missing_sign_off.deny == _found("5 of 8") with data.karat.parameters as _parameters(false)
		with input as _repository(_dco, 5, 10, 2)
	missing_sign_off.deny == _found("0 of 4") with data.karat.parameters as _parameters(true)
		with input as _repository({}, 0, 4, 0)
}

test_accepts_histories_that_are_signed_off if {
	missing_sign_off.deny == set() with input as _repository(_dco, 8, 10, 2)
		with data.karat.parameters as _parameters(false)
}

test_measures_the_share if {
	missing_sign_off.measure == {"value": 5, "of": 8} with data.karat.parameters as _parameters(false)
		with input as _repository(_dco, 5, 10, 2)
}

test_does_not_apply_where_nobody_asks if {
	not missing_sign_off.applies with input as _repository({}, 0, 10, 0) with data.karat.parameters as _parameters(false)
	not missing_sign_off.applies with input as _repository(_dco, 0, 0, 0) with data.karat.parameters as _parameters(false)
	missing_sign_off.deny == set() with input as _repository({}, 0, 10, 0) with data.karat.parameters as _parameters(false)
}

test_accepts_other_kinds if {
	missing_sign_off.deny == set() with input as {"kind": "Pod"} with data.karat.parameters as _parameters(true)
}
