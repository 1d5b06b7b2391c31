package kubernetes.image_digest_test

import data.kubernetes.image_digest
import data.lib.fix

_pod(image) := {"kind": "Pod", "spec": {"containers": [{"name": "web", "image": image}]}}

_at := ["spec", "containers", 0, "image"]

_hash := "04ff8fce2afd1a3bc26260348e5b290e8d945b1fad4b4c16d22834c2f3a1814a"

test_finds_tags if {
	every image in ["nginx", "nginx:1.27.3", "registry.example.com:5000/web:latest"] {
		message := sprintf("image %q of container \"web\" has no digest", [image])
		fix.bare(image_digest.deny) == {{"message": message, "at": _at}} with input as _pod(image)
	}
}

test_finds_digests_that_are_none if {
	every digest in ["sha256:abc", sprintf("sha256:%s", [upper(_hash)]), sprintf("sha512:%s", [_hash]), "md5:abc", ""] {
		image := sprintf("nginx@%s", [digest])
		message := sprintf("image %q of container \"web\" has a digest that is none", [image])
		fix.bare(image_digest.deny) == {{"message": message, "at": _at}} with input as _pod(image)
	}
}

test_finds_ephemeral_containers if {
	fix.bare(image_digest.deny) == {{
		"message": "image \"busybox\" of ephemeral container \"debug\" has no digest",
		"at": ["spec", "ephemeralContainers", 0, "image"],
	}} with input as {"kind": "Pod", "spec": {"ephemeralContainers": [{"name": "debug", "image": "busybox"}]}}
}

test_accepts_digests if {
	every image in [
		sprintf("nginx@sha256:%s", [_hash]),
		sprintf("registry.example.com:5000/web:1.2.0@sha256:%s", [_hash]),
		sprintf("nginx@sha512:%s%s", [_hash, _hash]),
		sprintf("nginx@blake3:%s", [_hash]),
	] {
		image_digest.deny == set() with input as _pod(image)
	}
}

test_accepts_what_is_filled_in_later if {
	every image in [
		"$(IMAGE)", "${REGISTRY}/web:${TAG}", "{{ .Values.image }}", "<image>", "@IMAGE@", "web:@TAG@", "ko://example.com/cmd/web",
		"", null,
	] {
		image_digest.deny == set() with input as _pod(image)
	}
}

test_accepts_images_that_skaffold_builds if {
	image_digest.deny == set() with input as _pod("web:latest") with data.karat.source as {"built": ["web"]}
	image_digest.deny == set() with input as _pod("web") with data.karat.source as {"built": ["worker", "web"]}
	count(image_digest.deny) == 1 with input as _pod("nginx") with data.karat.source as {"built": ["web"]}
}

test_accepts_images_that_get_a_digest_from_a_kustomization if {
	source := {"built": [], "tagged": ["web", "worker"], "pinned": ["web"]}
	image_digest.deny == set() with input as _pod("web:1.0") with data.karat.source as source
	count(image_digest.deny) == 1 with input as _pod("worker:1.0") with data.karat.source as source
}

test_accepts_other_kinds if {
	image_digest.deny == set() with input as {"kind": "ConfigMap", "data": {"image": "nginx"}}
}

test_does_not_know_an_image_that_is_filled_in_later if {
	image_digest.deny == set() with input as {"kind": "Pod", "spec": {"containers": [{"name": "web", "image": "${REGISTRY}/app:${TAG}"}]}}
	image_digest.unknown == {{
		"message": "the digest of image \"${REGISTRY}/app:${TAG}\" of container \"web\" comes from ${TAG}, which is filled in later",
		"at": ["spec", "containers", 0, "image"],
	}} with input as {"kind": "Pod", "spec": {"containers": [{"name": "web", "image": "${REGISTRY}/app:${TAG}"}]}}
	every image in ["app", "app:1.0", "${REGISTRY}/app:1.0", "${REGISTRY}/app@sha256:abc", "app@${DIGEST}", null] {
		image_digest.unknown == set() with input as {"kind": "Pod", "spec": {"containers": [{"name": "web", "image": image}]}}
	}
}

test_a_registry_that_is_filled_in_later_brings_no_digest if {
	every image, reason in {
		"${REGISTRY}/web:1.0": "has no digest", "docker.io/{username}/web": "has no digest",
		"${REGISTRY}/web@sha256:abc": "has a digest that is none",
	} {
		image_digest.deny == {{
			"message": sprintf("image %q of container \"web\" %s", [image, reason]),
			"at": ["spec", "containers", 0, "image"],
		}} with input as _pod(image)
	}
	image_digest.deny == set() with input as _pod(sprintf("${REGISTRY}/web@sha256:%s", [_hash]))
}
