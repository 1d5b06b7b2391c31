package kubernetes.pdb_disruptions_is_zero_test

import data.kubernetes.pdb_disruptions_is_zero

_budget(spec) := {"kind": "PodDisruptionBudget", "metadata": {"name": "web"}, "spec": spec}

test_finds_budgets_of_nothing if {
	every case_ in [
		[{"maxUnavailable": 0}, "maxUnavailable", "0"],
		[{"maxUnavailable": "0%"}, "maxUnavailable", "0%"],
		[{"minAvailable": "100%", "maxUnavailable": 5}, "minAvailable", "100%"],
	] {
		pdb_disruptions_is_zero.deny == {{
			"message": sprintf("PodDisruptionBudget \"web\" lets no pod go (%s: %s)", [case_[1], case_[2]]),
			"at": ["spec", case_[1]],
		}} with input as _budget(case_[0])
	}
}

test_accepts_others if {
	every spec in [
		{"maxUnavailable": 1}, {"maxUnavailable": "5%"}, {"minAvailable": 5}, {"minAvailable": "50%"}, {},
		{"maxUnavailable": null}, {"minAvailable": ["100%"]},
	] {
		pdb_disruptions_is_zero.deny == set() with input as _budget(spec)
	}
	pdb_disruptions_is_zero.deny == set() with input as {"kind": "Deployment", "spec": {"maxUnavailable": 0}}
	pdb_disruptions_is_zero.deny == set() with input as {"kind": "PodDisruptionBudget", "spec": "none"}
}

test_does_not_know_what_is_filled_in_later if {
	open := _budget({"maxUnavailable": "${SLACK}"})
	pdb_disruptions_is_zero.deny == set() with input as open
	count(pdb_disruptions_is_zero.unknown) == 1 with input as open
	pdb_disruptions_is_zero.unknown == set() with input as _budget({"maxUnavailable": "${SLACK:-1}"})
}
