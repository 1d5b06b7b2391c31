package kubernetes.privileged_test

import data.kubernetes.privileged
import data.lib.fix

_pod(spec) := {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": spec}

test_finds_privileged_containers_of_every_sort if {
	fix.bare(privileged.deny) == {
		{
			"message": "container \"web\" runs privileged",
			"at": ["spec", "containers", 0, "securityContext", "privileged"],
		},
		{
			"message": "init container \"setup\" runs privileged",
			"at": ["spec", "initContainers", 0, "securityContext", "privileged"],
		},
	} with input as _pod({
		"containers": [{"name": "web", "securityContext": {"privileged": true}}],
		"initContainers": [{"name": "setup", "securityContext": {"privileged": true}}],
	})
}

test_finds_it_in_a_cron_job if {
	spec := {"containers": [{"name": "dump", "securityContext": {"privileged": true}}]}
	at := ["spec", "jobTemplate", "spec", "template", "spec", "containers", 0, "securityContext", "privileged"]
	fix.bare(privileged.deny) == {{"message": "container \"dump\" runs privileged", "at": at}} with input as {
		"kind": "CronJob",
		"spec": {"jobTemplate": {"spec": {"template": {"spec": spec}}}},
	}
}

test_accepts_an_unprivileged_container if {
	privileged.deny == set() with input as _pod({"containers": [{"name": "web", "securityContext": {"privileged": false}}]})
}

test_accepts_a_container_without_a_word_about_it if {
	privileged.deny == set() with input as _pod({"containers": [{"name": "web"}]})
}

test_accepts_other_kinds if {
	privileged.deny == set() with input as {"kind": "ConfigMap", "data": {"privileged": "true"}}
}

test_does_not_know_what_is_filled_in_later if {
	pod := {"kind": "Pod", "spec": {"containers": [{"name": "web", "securityContext": {"privileged": "${PRIVILEGED}"}}]}}
	privileged.deny == set() with input as pod
	privileged.unknown == {{
		"message": "privileged of container \"web\" comes from ${PRIVILEGED}, which is filled in later",
		"at": ["spec", "containers", 0, "securityContext", "privileged"],
	}} with input as pod
	every value in [true, false, "${PRIVILEGED:=false}", null] {
		privileged.unknown == set() with input as {"kind": "Pod", "spec": {"containers": [{"name": "web", "securityContext": {"privileged": value}}]}}
	}
}

test_finds_tasks_inside_a_pipeline if {
	step := {"name": "build", "image": "a", "securityContext": {"privileged": true}}
	task := {"name": "build", "taskSpec": {"steps": [step]}}
	every spec in [{"tasks": [task]}, {"finally": [task]}, {"pipelineSpec": {"tasks": [task]}}] {
		count(privileged.deny) == 1 with input as {"apiVersion": "tekton.dev/v1", "kind": "Pipeline", "spec": spec}
	}
}
