package kustomize.images_pinned_test

import data.kustomize.images_pinned

test_finds_the_tag_latest if {
	images_pinned.deny == {{
		"message": "image \"web\" gets the tag latest",
		"at": ["images", 1, "newTag"],
	}} with input as {"images": [{"name": "db", "newTag": "16.4"}, {"name": "web", "newTag": "latest"}]}
}

test_accepts_entries_that_keep_the_tag_of_the_manifest if {
	every image in [
		{"name": "web", "newName": "registry.example.com/web"}, {"name": "web", "newTag": ""},
		{"name": "web", "newTag": null}, {"name": "web"},
	] {
		images_pinned.deny == set() with input as {"images": [image]}
	}
}

test_accepts_versions_and_digests if {
	every image in [
		{"name": "web", "newTag": "1.4.2"}, {"name": "web", "newTag": 1.4}, {"name": "web", "tagSuffix": "-alpine"},
		{"name": "web", "newTag": "latest", "digest": "sha256:abc"},
	] {
		images_pinned.deny == set() with input as {"images": [image]}
	}
}

test_accepts_other_documents if {
	images_pinned.deny == set() with input as {"resources": ["web.yaml"]}
	images_pinned.deny == set() with input as {"kind": "Pod"}
}
