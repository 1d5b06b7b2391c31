package kubernetes.topology_spread_test

import data.kubernetes.topology_spread

_deployment(replicas, spec) := {
	"kind": "Deployment",
	"metadata": {"name": "web"},
	"spec": object.union(replicas, {"template": {"spec": spec}}),
}

_finding := {
	"message": "nothing spreads the pods of Deployment \"web\" over nodes or zones",
	"at": ["spec", "template", "spec"],
}

test_finds_workloads_that_nothing_spreads if {
	every spec in [
		{},
		{"topologySpreadConstraints": []},
		{"topologySpreadConstraints": null},
		{"affinity": {"podAffinity": {"requiredDuringSchedulingIgnoredDuringExecution": [{}]}}},
		{"affinity": {"podAntiAffinity": {"requiredDuringSchedulingIgnoredDuringExecution": []}}},
	] {
		topology_spread.deny == {_finding} with input as _deployment({}, spec)
		topology_spread.deny == {_finding} with input as _deployment({"replicas": 3}, spec)
	}
}

test_accepts_workloads_that_are_spread if {
	every spec in [
		{"topologySpreadConstraints": [{"maxSkew": 1}]},
		{"affinity": {"podAntiAffinity": {"preferredDuringSchedulingIgnoredDuringExecution": [{}]}}},
		{"affinity": {"podAntiAffinity": {"requiredDuringSchedulingIgnoredDuringExecution": [{}]}}},
	] {
		topology_spread.deny == set() with input as _deployment({"replicas": 3}, spec)
	}
}

test_accepts_workloads_with_nothing_to_spread if {
	topology_spread.deny == set() with input as _deployment({"replicas": 1}, {})
	topology_spread.deny == set() with input as _deployment({"replicas": 0}, {})
	topology_spread.deny == set() with input as {"kind": "Deployment", "spec": {"replicas": 3}}
}

test_accepts_other_kinds if {
	topology_spread.deny == set() with input as {"kind": "DaemonSet", "spec": {"template": {"spec": {}}}}
}
