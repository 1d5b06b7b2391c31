package compose.latest_tag_test

import data.compose.latest_tag

_file(service) := {"services": {"web": service}}

_finding(image, reason) := {
	"message": sprintf("image %q of service \"web\" %s", [image, reason]),
	"at": ["services", "web", "image"],
}

test_finds_images_that_float if {
	latest_tag.deny == {_finding("nginx", "has no tag")} with input as _file({"image": "nginx"})
	latest_tag.deny == {_finding("a.example:5000/app", "has no tag")} with input as _file({"image": "a.example:5000/app"})
	image := "nginx:${TAG:-latest}"
	latest_tag.deny == {_finding(image, "uses the tag latest")} with input as _file({"image": image})
}

test_accepts_fixed_images if {
	latest_tag.deny == set() with input as _file({"image": "nginx:${TAG:-1.27.3}"})
	latest_tag.deny == set() with input as _file({"image": "nginx@sha256:abc"})
	latest_tag.deny == set() with input as _file({"image": "nginx:${TAG}"})
}

test_accepts_images_that_are_built if {
	latest_tag.deny == set() with input as _file({"image": "app", "build": "."})
	latest_tag.deny == set() with input as _file({"build": {"context": "."}})
}

test_accepts_services_without_an_image if {
	latest_tag.deny == set() with input as _file({"extends": {"service": "base"}})
}

test_accepts_other_kinds if {
	latest_tag.deny == set() with input as {"kind": "Pod", "spec": {"image": "nginx"}}
}

test_does_not_know_what_is_filled_in_later if {
	latest_tag.deny == set() with input as {"services": {"web": {"image": "app:${TAG}"}}}
	latest_tag.unknown == {{
		"message": "the tag of image \"app:${TAG}\" of service \"web\" comes from ${TAG}, which is filled in later",
		"at": ["services", "web", "image"],
	}} with input as {"services": {"web": {"image": "app:${TAG}"}}}
	every service in [{"image": "app:${TAG}", "build": "."}, {"image": "app:${TAG:-1.0}"}, {"image": "${REGISTRY}/app:1.0"}, {"image": "${REGISTRY}/app"}, {}] {
		latest_tag.unknown == set() with input as {"services": {"web": service}}
	}
}

test_accepts_what_another_service_builds if {
	build := {"image": "acme/shop", "build": "."}
	every worker in [{"image": "acme/shop"}, {"image": "acme/shop:latest"}, {"extends": "web", "image": "acme/worker"}] {
		latest_tag.deny == set() with input as {"services": {"web": build, "worker": worker}}
	}
	every worker in [{"image": "acme/shop-worker"}, {"image": "other/shop:latest"}] {
		count(latest_tag.deny) == 1 with input as {"services": {"web": build, "worker": worker}}
	}
	open := {"web": {"image": "acme/shop:${TAG}", "build": "."}, "worker": {"image": "acme/shop:${TAG}"}}
	latest_tag.unknown == set() with input as {"services": open}
	latest_tag.deny == set() with input as {"services": open}
}
