package kubernetes.run_as_non_root_test

import data.kubernetes.run_as_non_root
import data.lib.fix

_pod(security, container) := {
	"kind": "Pod",
	"metadata": {"name": "web"},
	"spec": {"securityContext": security, "containers": [{"name": "web", "securityContext": container}]},
}

test_finds_a_container_without_a_word_about_it if {
	message := "container \"web\" does not set runAsNonRoot to true"
	fix.bare(run_as_non_root.deny) == {{"message": message, "at": ["spec", "containers", 0]}} with input as _pod(null, null)
	at := ["spec", "containers", 0, "securityContext"]
	fix.bare(run_as_non_root.deny) == {{"message": message, "at": at}} with input as _pod({}, {"runAsUser": 1000})
}

test_finds_a_container_that_overrides_its_pod if {
	fix.bare(run_as_non_root.deny) == {{
		"message": "container \"web\" may run as root",
		"at": ["spec", "containers", 0, "securityContext", "runAsNonRoot"],
	}} with input as _pod({"runAsNonRoot": true}, {"runAsNonRoot": false})
}

test_finds_a_pod_that_says_no if {
	fix.bare(run_as_non_root.deny) == {{
		"message": "Pod \"web\" may run as root",
		"at": ["spec", "securityContext", "runAsNonRoot"],
	}} with input as _pod({"runAsNonRoot": false}, null)
}

test_accepts_the_word_of_the_pod if {
	run_as_non_root.deny == set() with input as _pod({"runAsNonRoot": true}, null)
}

test_accepts_the_word_of_the_container if {
	run_as_non_root.deny == set() with input as _pod(null, {"runAsNonRoot": true})
}

test_accepts_pods_in_a_user_namespace if {
	pod := {"kind": "Pod", "spec": {
		"hostUsers": false,
		"securityContext": {"runAsNonRoot": false},
		"containers": [{"name": "web"}, {"name": "job", "securityContext": {"runAsNonRoot": false}}],
	}}
	run_as_non_root.deny == set() with input as pod
}

test_accepts_other_kinds if {
	run_as_non_root.deny == set() with input as {"kind": "ConfigMap", "data": {}}
}

test_does_not_know_what_is_filled_in_later if {
	pod := {"kind": "Pod", "spec": {"containers": [{"name": "web", "securityContext": {"runAsNonRoot": "{{ non_root }}"}}]}}
	run_as_non_root.deny == set() with input as pod
	run_as_non_root.unknown == {{
		"message": "runAsNonRoot of container \"web\" comes from {{ non_root }}, which is filled in later",
		"at": ["spec", "containers", 0, "securityContext", "runAsNonRoot"],
	}} with input as pod
	every value in [true, false, "${NON_ROOT:-true}", null] {
		run_as_non_root.unknown == set() with input as {"kind": "Pod", "spec": {"containers": [{"name": "web", "securityContext": {"runAsNonRoot": value}}]}}
	}
}

test_does_not_know_a_context_that_comes_as_a_whole if {
	open := {"kind": "Pod", "spec": {"containers": [{"name": "web", "securityContext": "${var.context}"}]}}
	run_as_non_root.deny == set() with input as open
	count(run_as_non_root.unknown) == 1 with input as open
	bare := {"kind": "Pod", "spec": {"containers": [{"name": "web"}]}}
	count(run_as_non_root.deny) == 1 with input as bare
	run_as_non_root.unknown == set() with input as bare
}
