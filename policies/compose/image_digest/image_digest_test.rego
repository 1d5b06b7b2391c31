package compose.image_digest_test

import data.compose.image_digest as rule
import data.lib.fix

_file(service) := {"services": {"web": service}}

test_finds_tags if {
	every image in ["nginx", "nginx:1.27.3", "${REGISTRY}/nginx:1.27.3", "${IMAGE:-nginx:1.27.3}"] {
		fix.bare(rule.deny) == {{
			"message": sprintf("image %q of service \"web\" has no digest", [image]),
			"at": ["services", "web", "image"],
		}} with input as _file({"image": image})
	}
}

test_accepts_digests_and_what_cannot_be_known if {
	every service in [
		{"image": "nginx@sha256:abc"},
		{"image": "nginx:1.27.3@sha256:abc"},
		{"image": "${IMAGE}"},
		{"image": "app:1.0", "build": "."},
		{"build": "."},
		{"image": null},
	] {
		rule.deny == set() with input as _file(service)
	}
}

test_accepts_files_without_services if {
	rule.deny == set() with input as {"services": null}
	rule.deny == set() with input as {"services": {"web": null}}
}

test_accepts_other_kinds if {
	rule.deny == set() with input as {"kind": "Pod", "spec": {}}
}

test_does_not_know_what_is_filled_in_later if {
	rule.deny == set() with input as {"services": {"web": {"image": "${IMAGE}"}}}
	rule.unknown == {{
		"message": "the digest of image \"${IMAGE}\" of service \"web\" comes from ${IMAGE}, which is filled in later",
		"at": ["services", "web", "image"],
	}} with input as {"services": {"web": {"image": "${IMAGE}"}}}
	every service in [{"image": "${IMAGE}", "build": "."}, {"image": "app:${TAG}"}, {"image": "app@${DIGEST}"}, {}] {
		rule.unknown == set() with input as {"services": {"web": service}}
	}
}

test_accepts_what_another_service_builds if {
	build := {"image": "acme/shop", "build": "."}
	every worker in [{"image": "acme/shop"}, {"image": "acme/shop:latest"}, {"extends": "web", "image": "acme/worker"}] {
		rule.deny == set() with input as {"services": {"web": build, "worker": worker}}
	}
	every worker in [{"image": "acme/shop-worker"}, {"image": "other/shop:latest"}] {
		count(rule.deny) == 1 with input as {"services": {"web": build, "worker": worker}}
	}
	open := {"web": {"image": "acme/shop:${TAG}", "build": "."}, "worker": {"image": "acme/shop:${TAG}"}}
	rule.unknown == set() with input as {"services": open}
	rule.deny == set() with input as {"services": open}
}
