package lib.kubernetes_test

import data.lib.kubernetes

_pod_spec := {"containers": [{"name": "web", "image": "nginx"}]}

test_finds_the_pod_of_a_pod if {
	paths := [pod.path | some pod in kubernetes.pods] with input as {"kind": "Pod", "spec": _pod_spec}
	paths == [["spec"]]
}

test_finds_the_pod_of_a_cron_job if {
	spec := {"jobTemplate": {"spec": {"template": {"spec": _pod_spec}}}}
	paths := [pod.path | some pod in kubernetes.pods] with input as {"kind": "CronJob", "spec": spec}
	paths == [["spec", "jobTemplate", "spec", "template", "spec"]]
}

test_finds_the_pods_of_a_custom_resource if {
	tasks := [{"name": "a", "template": {"spec": _pod_spec}}, {"name": "b", "template": {"spec": _pod_spec}}]
	job := {"apiVersion": "batch.volcano.sh/v1alpha1", "kind": "Job", "spec": {"tasks": tasks}}
	paths := {pod.path | some pod in kubernetes.pods} with input as job
	paths == {["spec", "tasks", 0, "template", "spec"], ["spec", "tasks", 1, "template", "spec"]}
}

test_finds_no_pod_in_other_kinds if {
	kubernetes.pods == [] with input as {"kind": "ConfigMap", "data": {"a": "b"}}
	kubernetes.pods == [] with input as {"kind": "Service", "spec": {"selector": {"app": "web"}}}
	kubernetes.pods == [] with input as {"kind": "Deployment", "spec": {"template": null}}
}

test_finds_containers_of_every_sort if {
	spec := {
		"containers": [{"name": "web"}],
		"initContainers": [{"name": "setup", "restartPolicy": "Always"}],
		"ephemeralContainers": [{"image": "busybox"}, {}],
	}
	labels := {entry.label: entry.path | some entry in kubernetes.containers} with input as {"kind": "Pod", "spec": spec}
	labels == {
		"container \"web\"": ["spec", "containers", 0],
		"init container \"setup\"": ["spec", "initContainers", 0],
		"ephemeral container busybox": ["spec", "ephemeralContainers", 0],
		"ephemeral container": ["spec", "ephemeralContainers", 1],
	}
}

test_accepts_containers_that_are_no_list if {
	kubernetes.containers == [] with input as {"kind": "Pod", "spec": {"containers": null}}
	kubernetes.containers == [] with input as {"kind": "Pod", "spec": {"containers": ["web"]}}
}

test_names_the_nearest_place_of_the_security_context if {
	spec := {"containers": [
		{"name": "a", "securityContext": {"privileged": true}},
		{"name": "b", "securityContext": null},
	]}
	paths := [entry.security_path | some entry in kubernetes.containers] with input as {"kind": "Pod", "spec": spec}
	paths == [["spec", "containers", 0, "securityContext"], ["spec", "containers", 1]]
}

test_knows_windows_pods if {
	flags := [pod.windows | some pod in kubernetes.pods] with input as {
		"kind": "Pod",
		"spec": {"os": {"name": "windows"}, "containers": []},
	}
	flags == [true]
}

test_names_the_object if {
	kubernetes.name == "Pod \"web\"" with input as {"kind": "Pod", "metadata": {"name": "web"}}
	kubernetes.name == "Pod" with input as {"kind": "Pod", "metadata": {"generateName": "web-"}}
	kubernetes.name == "object" with input as {}
}
