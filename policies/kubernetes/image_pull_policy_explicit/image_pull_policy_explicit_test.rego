package kubernetes.image_pull_policy_explicit_test

import data.kubernetes.image_pull_policy_explicit
import data.lib.fix

_pod(container) := {"kind": "Pod", "spec": {"containers": [object.union({"name": "web", "image": "web:1.0"}, container)]}}

_message := "container \"web\" does not say imagePullPolicy: Always"

test_finds_containers_that_say_nothing_or_another if {
	fix.bare(image_pull_policy_explicit.deny) == {{"message": _message, "at": ["spec", "containers", 0]}} with input as _pod({})
	every policy in ["IfNotPresent", "Never", "", 1] {
		fix.bare(image_pull_policy_explicit.deny) == {{
			"message": _message,
			"at": ["spec", "containers", 0, "imagePullPolicy"],
		}} with input as _pod({"imagePullPolicy": policy})
	}
	count(image_pull_policy_explicit.deny) == 1 with input as _pod({"image": "web:latest"})
}

test_accepts_always if {
	image_pull_policy_explicit.deny == set() with input as _pod({"imagePullPolicy": "Always"})
	image_pull_policy_explicit.deny == set() with input as {"kind": "ConfigMap"}
}

test_does_not_know_what_is_filled_in_later if {
	open := _pod({"imagePullPolicy": "${POLICY}"})
	image_pull_policy_explicit.deny == set() with input as open
	count(image_pull_policy_explicit.unknown) == 1 with input as open
	image_pull_policy_explicit.unknown == set() with input as _pod({"imagePullPolicy": "${POLICY:-Always}"})
}
