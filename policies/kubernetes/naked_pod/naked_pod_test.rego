package kubernetes.naked_pod_test

import data.kubernetes.naked_pod

_pod(metadata, spec) := {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": object.union({"name": "web"}, metadata),
	"spec": spec,
}

_finding := {"message": "Pod \"web\" has no controller that would start it again", "at": ["kind"]}

test_finds_pods_without_a_controller if {
	every spec in [{}, {"restartPolicy": "Always"}, {"restartPolicy": "OnFailure"}] {
		naked_pod.deny == {_finding} with input as _pod({}, spec)
	}
	naked_pod.deny == {_finding} with input as _pod({"ownerReferences": []}, {})
}

test_accepts_pods_that_run_once if {
	naked_pod.deny == set() with input as _pod({}, {"restartPolicy": "Never"})
}

test_accepts_pods_of_others if {
	every metadata in [
		{"ownerReferences": [{"kind": "ReplicaSet", "name": "web"}]},
		{"annotations": {"helm.sh/hook": "test"}},
		{"annotations": {"kubernetes.io/config.mirror": "abc"}},
		{"namespace": "kube-system", "labels": {"tier": "control-plane"}},
	] {
		naked_pod.deny == set() with input as _pod(metadata, {})
	}
}

test_accepts_other_kinds if {
	naked_pod.deny == set() with input as {"apiVersion": "apps/v1", "kind": "Deployment", "spec": {}}
	naked_pod.deny == set() with input as {"apiVersion": "example.com/v1", "kind": "Pod", "spec": {}}
}
