package kubernetes.image_tag_test

import data.kubernetes.image_tag

_pod(image) := {"kind": "Pod", "spec": {"containers": [{"name": "web", "image": image}]}}

test_finds_images_without_a_tag if {
	image_tag.deny == {{
		"message": "image \"nginx\" of container \"web\" has no tag",
		"at": ["spec", "containers", 0, "image"],
	}} with input as _pod("nginx")
}

test_finds_images_with_the_tag_latest if {
	image_tag.deny == {{
		"message": "image \"nginx:latest\" of container \"web\" uses the tag latest",
		"at": ["spec", "containers", 0, "image"],
	}} with input as _pod("nginx:latest")
}

test_accepts_fixed_images if {
	image_tag.deny == set() with input as _pod("registry.example.com:5000/web:1.2.0")
	image_tag.deny == set() with input as _pod("web@sha256:abc")
}

test_accepts_images_that_a_tool_puts_in if {
	image_tag.deny == set() with input as _pod("ko://example.com/cmd/web")
	image_tag.deny == set() with input as _pod("auto")
}

test_accepts_containers_without_an_image if {
	image_tag.deny == set() with input as {"kind": "Pod", "spec": {"containers": [{"name": "web"}]}}
	image_tag.deny == set() with input as _pod(null)
}

test_accepts_images_that_skaffold_builds if {
	image_tag.deny == set() with input as _pod("web:latest") with data.karat.source as {"built": ["web"]}
	image_tag.deny == set() with input as _pod("web") with data.karat.source as {"built": ["worker", "web"]}
	count(image_tag.deny) == 1 with input as _pod("nginx") with data.karat.source as {"built": ["web"]}
}

test_accepts_images_that_get_a_tag_from_a_kustomization if {
	source := {"built": [], "tagged": ["registry:5000/web"], "pinned": []}
	image_tag.deny == set() with input as _pod("registry:5000/web:latest") with data.karat.source as source
	image_tag.deny == set() with input as _pod("registry:5000/web") with data.karat.source as source
	count(image_tag.deny) == 1 with input as _pod("registry:5000/webs") with data.karat.source as source
}

test_accepts_other_kinds if {
	image_tag.deny == set() with input as {"kind": "ConfigMap", "data": {"image": "nginx:latest"}}
}

test_does_not_know_an_image_that_is_filled_in_later if {
	image_tag.deny == set() with input as {"kind": "Pod", "spec": {"containers": [{"name": "web", "image": "${REGISTRY}/app:${TAG}"}]}}
	image_tag.unknown == {{
		"message": "the tag of image \"${REGISTRY}/app:${TAG}\" of container \"web\" comes from ${TAG}, which is filled in later",
		"at": ["spec", "containers", 0, "image"],
	}} with input as {"kind": "Pod", "spec": {"containers": [{"name": "web", "image": "${REGISTRY}/app:${TAG}"}]}}
	every image in ["app", "app:1.0", "${REGISTRY}/app:1.0", "app:${TAG:-1.0}", "app@${DIGEST}", null] {
		image_tag.unknown == set() with input as {"kind": "Pod", "spec": {"containers": [{"name": "web", "image": image}]}}
	}
}
