package kubernetes.hpa_min_availability_test

import data.kubernetes.hpa_min_availability

_autoscaler(spec) := {"kind": "HorizontalPodAutoscaler", "metadata": {"name": "web"}, "spec": spec}

_parameters := {"least": 2}

_finding(words, at) := {{
	"message": sprintf("HorizontalPodAutoscaler \"web\" may bring its workload down to %s", [words]),
	"at": at,
}}

test_finds_autoscalers_that_leave_one_pod if {
	every case_ in [
		[{"minReplicas": 1}, "one pod", ["spec", "minReplicas"]],
		[{"minReplicas": 0}, "none", ["spec", "minReplicas"]],
		[{"maxReplicas": 3}, "one pod", ["spec"]],
	] {
		found := hpa_min_availability.deny with input as _autoscaler(case_[0]) with data.karat.parameters as _parameters
		found == _finding(case_[1], case_[2])
	}
	found := hpa_min_availability.deny with input as _autoscaler({"minReplicas": 2}) with data.karat.parameters as {"least": 3}
	found == _finding("2 pods", ["spec", "minReplicas"])
}

test_accepts_others if {
	every spec in [{"minReplicas": 2}, {"minReplicas": 10}, {"minReplicas": "two"}, null, []] {
		hpa_min_availability.deny == set() with input as _autoscaler(spec) with data.karat.parameters as _parameters
	}
	hpa_min_availability.deny == set() with input as {"kind": "Deployment", "spec": {}} with data.karat.parameters as _parameters
}

test_asks_patches_only_for_what_they_say if {
	not hpa_min_availability.applies with input as _autoscaler({}) with data.karat.source as {"patch": true}
	hpa_min_availability.applies with input as _autoscaler({}) with data.karat.source as {"patch": false}
	hpa_min_availability.applies with input as _autoscaler({"minReplicas": 1}) with data.karat.source as {"patch": true}
}

test_does_not_know_what_is_filled_in_later if {
	open := _autoscaler({"minReplicas": "${LEAST}"})
	hpa_min_availability.deny == set() with input as open with data.karat.parameters as _parameters
	count(hpa_min_availability.unknown) == 1 with input as open with data.karat.parameters as _parameters
	enough := _autoscaler({"minReplicas": "${LEAST:-2}"})
	hpa_min_availability.unknown == set() with input as enough with data.karat.parameters as _parameters
}
