package kubernetes.selector_mismatch_test

import data.kubernetes.selector_mismatch

_workload(kind, selector, metadata) := {
	"kind": kind,
	"metadata": {"name": "web"},
	"spec": {"selector": selector, "template": object.union(metadata, {"spec": {"containers": []}})},
}

_labels(labels) := {"metadata": {"labels": labels}}

_finding(kind, reason) := {
	"message": sprintf("the selector of %s \"web\" %s", [kind, reason]),
	"at": ["spec", "selector"],
}

test_finds_selectors_that_select_others if {
	every kind in ["DaemonSet", "Deployment", "ReplicaSet", "Rollout", "StatefulSet"] {
		every metadata in [_labels({"app": "api"}), _labels(null), {}] {
			selector_mismatch.deny == {_finding(
				kind,
				"does not select its own pods",
			)} with input as _workload(kind, {"matchLabels": {"app": "web"}}, metadata)
		}
	}
}

test_finds_expressions_that_select_others if {
	every requirement in [
		{"key": "app", "operator": "In", "values": ["api"]},
		{"key": "app", "operator": "NotIn", "values": ["web"]},
		{"key": "tier", "operator": "Exists"},
		{"key": "app", "operator": "DoesNotExist"},
	] {
		selector_mismatch.deny == {_finding(
			"Deployment",
			"does not select its own pods",
		)} with input as _workload("Deployment", {"matchExpressions": [requirement]}, _labels({"app": "web"}))
	}
}

test_finds_maps_that_select_others if {
	every kind in ["DeploymentConfig", "ReplicationController"] {
		selector_mismatch.deny == {_finding(
			kind,
			"does not select its own pods",
		)} with input as _workload(kind, {"app": "web", "tier": "front"}, _labels({"app": "web"}))
		selector_mismatch.deny == set() with input as _workload(kind, {"app": "web"}, _labels({"app": "web"}))
	}
}

test_finds_selectors_that_say_nothing if {
	every selector in [{}, {"app": "web"}, {"matchLabels": {}}] {
		selector_mismatch.deny == {_finding(
			"Deployment",
			"has neither matchLabels nor matchExpressions",
		)} with input as _workload("Deployment", selector, _labels({"app": "web"}))
	}
}

# "Whether manually or automatically generated, the selector of the job must match the pods it will produce" (validation of Kubernetes).
test_finds_selectors_of_jobs if {
	job := _workload("Job", {"matchLabels": {"app": "web"}}, _labels({"app": "api"}))
	selector_mismatch.deny == {_finding("Job", "does not select its own pods")} with input as job
	job_template := {"spec": object.union(job.spec, {"selector": {"matchLabels": {"app": "web"}}})}
	cron := object.union(object.remove(job, ["spec"]), {"kind": "CronJob", "spec": {"jobTemplate": job_template}})
	at := ["spec", "jobTemplate", "spec", "selector"]
	found := selector_mismatch.deny with input as cron
	{finding.at | some finding in found} == {at}
	selector_mismatch.deny == set() with input as _workload("Job", {}, _labels({"app": "api"}))
}

test_accepts_selectors_that_match if {
	selector := {"matchLabels": {"app": "web"}, "matchExpressions": [{"key": "tier", "operator": "Exists"}]}
	labels := _labels({"app": "web", "tier": "front", "team": "shop"})
	selector_mismatch.deny == set() with input as _workload("Deployment", selector, labels)
}

test_accepts_what_is_not_known if {
	later := _labels({"app": "{{ .Release.Name }}"})
	selector_mismatch.deny == set() with input as _workload("Deployment", {"matchLabels": {"app": "web"}}, later)
	selector_mismatch.deny == set() with input as _workload("Deployment", {"matchLabels": {"app": "web"}}, _labels("${local.labels}"))
	selector_mismatch.deny == set() with input as _workload("Deployment", null, _labels({"app": "web"}))
	selector_mismatch.deny == set() with input as {"kind": "Deployment", "spec": {"selector": {"matchLabels": {"a": "b"}}}}
}

test_accepts_other_kinds if {
	selector_mismatch.deny == set() with input as _workload("Service", {"app": "web"}, {})
}
