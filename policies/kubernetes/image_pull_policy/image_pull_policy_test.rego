package kubernetes.image_pull_policy_test

import data.kubernetes.image_pull_policy
import data.lib.fix

_pod(container) := {"kind": "Pod", "spec": {"containers": [object.union({"name": "web"}, container)]}}

_finding(text, field) := {
	"message": sprintf("image of container \"web\" is pulled %s", [text]),
	"at": ["spec", "containers", 0, field],
}

test_finds_policies_that_trust_the_node if {
	fix.bare(image_pull_policy.deny) == {_finding("only if the node has none", "imagePullPolicy")} with input as _pod({
		"image": "web:latest",
		"imagePullPolicy": "IfNotPresent",
	})
	fix.bare(image_pull_policy.deny) == {_finding("never", "imagePullPolicy")} with input as _pod({
		"image": "web@sha256:abc",
		"imagePullPolicy": "Never",
	})
}

test_finds_them_beside_images_that_are_no_texts if {
	every container in [{}, {"image": null}, {"image": ["web"]}, {"image": 1}] {
		fix.bare(image_pull_policy.deny) == {_finding("only if the node has none", "imagePullPolicy")} with input as _pod(object.union(
			container,
			{"imagePullPolicy": "IfNotPresent"},
		))
	}
}

test_finds_the_default_of_a_tag if {
	every image in ["web:1.2.0", "registry.example.com:5000/web:1.2.0"] {
		fix.bare(image_pull_policy.deny) == {_finding(
			"only if the node has none, the default of its tag",
			"image",
		)} with input as _pod({"image": image})
	}
}

test_mends_only_with_a_look_at_where_the_image_is if {
	every policy in ["Never", "IfNotPresent"] {
		[violation.fix.safety | some violation in image_pull_policy.deny] == ["unsafe"] with input as _pod({
			"image": "web:1.2.0",
			"imagePullPolicy": policy,
		})
	}
}

test_accepts_images_that_are_always_pulled if {
	every container in [
		{"image": "web:1.2.0", "imagePullPolicy": "Always"},
		{"image": "web"},
		{"image": "registry.example.com:5000/shop/web"},
		{"image": "web:latest"},
		{"image": "web:latest", "imagePullPolicy": ""},
	] {
		image_pull_policy.deny == set() with input as _pod(container)
	}
}

test_accepts_digests if {
	every image in ["web@sha256:abc", "web:1.2.0@sha256:abc"] {
		image_pull_policy.deny == set() with input as _pod({"image": image})
		image_pull_policy.deny == set() with input as _pod({"image": image, "imagePullPolicy": "IfNotPresent"})
	}
}

test_accepts_what_is_filled_in_later if {
	every container in [{}, {"image": "${IMAGE}:1.0"}, {"image": "web", "imagePullPolicy": "{{ .Values.policy }}"}] {
		image_pull_policy.deny == set() with input as _pod(container)
	}
}

test_accepts_other_kinds if {
	image_pull_policy.deny == set() with input as {"kind": "ConfigMap", "data": {"imagePullPolicy": "Never"}}
}

test_does_not_know_an_image_that_is_filled_in_later if {
	image_pull_policy.deny == set() with input as {"kind": "Pod", "spec": {"containers": [{"name": "web", "image": "${REGISTRY}/app:${TAG}"}]}}
	image_pull_policy.unknown == {{
		"message": "image \"${REGISTRY}/app:${TAG}\" of container \"web\", which decides how it is pulled, comes from ${TAG}, which is filled in later",
		"at": ["spec", "containers", 0, "image"],
	}} with input as {"kind": "Pod", "spec": {"containers": [{"name": "web", "image": "${REGISTRY}/app:${TAG}"}]}}
	every image in ["app:latest", "app:1.0", "${REGISTRY}/app:latest", "app@${DIGEST}", null] {
		image_pull_policy.unknown == set() with input as {"kind": "Pod", "spec": {"containers": [{"name": "web", "image": image}]}}
	}
}

test_knows_the_tag_of_an_image_of_a_registry_that_is_filled_in_later if {
	every image in ["${REGISTRY}/app:1.0", "docker.io/{username}/app:1.0", "${REGISTRY:-a.example.com/b}/app:1.0"] {
		count(image_pull_policy.deny) == 1 with input as _pod({"image": image})
		image_pull_policy.unknown == set() with input as _pod({"image": image})
	}
	every image in ["${REGISTRY}/app", "docker.io/{username}/app:latest"] {
		image_pull_policy.deny == set() with input as _pod({"image": image})
		image_pull_policy.unknown == set() with input as _pod({"image": image})
	}
}

test_does_not_know_a_policy_that_is_filled_in_later if {
	image_pull_policy.unknown == {{
		"message": "imagePullPolicy of container \"web\" comes from ${POLICY}, which is filled in later",
		"at": ["spec", "containers", 0, "imagePullPolicy"],
	}} with input as {"kind": "Pod", "spec": {"containers": [{"name": "web", "image": "app:${TAG}", "imagePullPolicy": "${POLICY}"}]}}
}
