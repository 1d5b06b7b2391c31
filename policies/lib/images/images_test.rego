package lib.images_test

import data.lib.images

_reasons(list) := {image: reason | some image in list; reason := images.floating(image)}

test_tells_images_that_skaffold_builds if {
	every image in ["registry.example.com:5000/web", "registry.example.com:5000/web:latest"] {
		images.built(image) with data.karat.source as {"built": ["registry.example.com:5000/web"]}
	}
	every image in ["web", "registry.example.com:5000/web:1.0", "registry.example.com:5000/web@sha256:abc", "other"] {
		not images.built(image) with data.karat.source as {"built": ["registry.example.com:5000/web"]}
	}
	not images.built("web") with data.karat.source as {"built": []}
	not images.built("web") with data.karat.source as {}
}

test_tells_images_that_a_kustomization_fixes if {
	source := {"tagged": ["localhost:5000/web", "worker"], "pinned": ["worker"]}
	every image in ["localhost:5000/web", "localhost:5000/web:latest", "worker:1.0"] {
		images.tagged(image) with data.karat.source as source
	}
	not images.tagged("web") with data.karat.source as source
	images.pinned("worker") with data.karat.source as source
	not images.pinned("localhost:5000/web") with data.karat.source as source
	not images.tagged("web") with data.karat.source as {}
}

test_finds_references_that_float if {
	_reasons(["nginx", "nginx:latest", "registry.example.com:5000/team/app", "${REGISTRY}/ubuntu"]) == {
		"nginx": "has no tag",
		"nginx:latest": "uses the tag latest",
		"registry.example.com:5000/team/app": "has no tag",
		"${REGISTRY}/ubuntu": "has no tag",
	}
}

test_accepts_references_that_stay if {
	_reasons(["nginx:1.27.3", "registry.example.com:5000/app:1", "nginx@sha256:abc", "nginx:latest@sha256:abc"]) == {}
}

test_accepts_references_that_are_filled_in_later if {
	_reasons(["app:${TAG}", "${IMAGE}", "{{ .Values.image }}", "$(IMAGE)", "<image>", "", " "]) == {}
}

test_accepts_what_a_tool_puts_in if {
	list := ["ko://example.com/cmd/web", "auto"]
	_reasons(list) == {}
	{image | some image in list; images.without_digest(image)} == set()
	{image | some image in array.concat(list, ["auto:1", "nginx", "registry.example.com/auto"]); images.placeholder(image)} == {
		"ko://example.com/cmd/web", "auto",
	}
}

test_accepts_what_is_no_reference if {
	_reasons([null, 1, {"name": "nginx"}]) == {}
}

test_finds_references_without_a_digest if {
	bad := {
		"nginx", "nginx:1.27.3", "${REGISTRY}/nginx", "nginx:${TAG}",
		"${REGISTRY}/${NAME}:${TAG}",
	}
	{image | some image in bad; images.without_digest(image)} == bad
}

test_accepts_references_with_a_digest if {
	good := {"nginx@sha256:abc", "nginx:1@sha256:${HASH}", "${IMAGE}", "$IMAGE", "{{ .Values.image }}", "<image>", "", null}
	{image | some image in good; images.without_digest(image)} == set()
}

test_tells_which_placeholder_decides_about_the_tag if {
	list := [
		"${IMAGE}", "${REGISTRY}/${IMAGE}", "app:${TAG}", "${REGISTRY}/app:$TAG", "app${TAG:?no tag}", "app:latest${SUFFIX}", "@IMAGE@",
		"{{ image }}", "<registry>/app:<tag>", "app:%TAG%", "app:${TAG:-latest}",
	]
	{image: open | some image in list; open := images.open_tag(image)} == {
		"${IMAGE}": "${IMAGE}", "${REGISTRY}/${IMAGE}": "${IMAGE}", "app:${TAG}": "${TAG}", "${REGISTRY}/app:$TAG": "$TAG",
		"app${TAG:?no tag}": "${TAG:?no tag}", "app:latest${SUFFIX}": "${SUFFIX}", "@IMAGE@": "@IMAGE@", "{{ image }}": "{{ image }}",
		"<registry>/app:<tag>": "<tag>", "app:%TAG%": "%TAG%",
		"app:${TAG:-latest}": "${TAG:-latest}",
	}
}

test_a_tag_that_is_known_enough_is_not_open if {
	list := [
		"nginx", "nginx:1.27.3", "nginx:latest", "${REGISTRY}/nginx", "${IMAGE}:1.0", "app:${VERSION}-alpine", "app:v${VERSION}",
		"${IMAGE}@sha256:abc", "app:${TAG}@${DIGEST}", "app@sha256:${HASH}", "ko://example.com/${NAME}", "auto", "", null, 1,
		"app:${TAG:-1.0}", "${IMAGE:=app:1.0}",
	]
	{image | some image in list; images.open_tag(image)} == set()
}

test_tells_with_which_placeholder_a_digest_may_come if {
	list := [
		"${IMAGE}", "${REGISTRY}/nginx", "nginx:${TAG}", "@IMAGE@", "${IMAGE:-nginx:1.0}",
		"nginx", "nginx:1.0", "${IMAGE}@${DIGEST}", "${IMAGE:-nginx@sha256:abc}", "", null,
		"<registry>/{{ .team }}/nginx:1.0", `{{ image | default "a/b" }}`,
	]
	{image: open | some image in list; open := images.open_digest(image)} == {
		"${IMAGE}": "${IMAGE}", "nginx:${TAG}": "${TAG}", "@IMAGE@": "@IMAGE@",
		`{{ image | default "a/b" }}`: `{{ image | default "a/b" }}`,
		"${IMAGE:-nginx:1.0}": "${IMAGE:-nginx:1.0}",
	}
}

test_tells_the_last_part_of_a_reference if {
	{image: part | some image in ["a/b/app:${TAG}", "${REGISTRY:-a/b}/app", "nginx", null]; part := images.ending(image)} == {
		"a/b/app:${TAG}": "app:$", "${REGISTRY:-a/b}/app": "app", "nginx": "nginx",
	}
}
