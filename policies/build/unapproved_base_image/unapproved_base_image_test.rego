package build.unapproved_base_image_test

import data.build.unapproved_base_image

_file(images) := {"stages": [object.union({"index": index, "instructions": []}, stage) | some index, stage in images]}

_deny(images, registries) := found if {
	found := unapproved_base_image.deny with input as _file(images) with data.karat.parameters as {"registries": registries}
}

_acme := ["registry.acme.example", "ghcr.io/acme/"]

test_finds_images_of_other_registries if {
	_deny([{"image": "node:24"}], _acme) == {{
		"message": `image "node:24" is not from registry.acme.example or ghcr.io/acme/`,
		"at": ["stages", 0, "image"],
	}}
	every image in ["ghcr.io/other/node:24", "registry.acme.example.evil.example/a", "localhost:5000/a", "acme/node"] {
		count(_deny([{"image": image}], _acme)) == 1
	}
}

test_accepts_images_of_approved_registries if {
	every image in ["registry.acme.example/node:24", "ghcr.io/acme/base@sha256:0", "Registry.acme.example/a/b"] {
		_deny([{"image": image}], _acme) == set()
	}
	_deny([{"image": "node:24"}], ["docker.io/library"]) == set()
	_deny([{"image": "acme/node"}], ["docker.io"]) == set()
}

test_accepts_what_comes_from_nowhere_else if {
	_deny([{"image": "scratch"}, {"image": "build", "parent": 0}, {"image": "${REGISTRY}/node"}], _acme) == set()
}

test_needs_the_names_of_registries if {
	_deny([{"image": "node:24"}], []) == set()
	unapproved_base_image.applies with input as _file([{"image": "a"}]) with data.karat.parameters as {"registries": _acme}
	not unapproved_base_image.applies with input as _file([{"image": "a"}])
		with data.karat.parameters as {"registries": []}
	not unapproved_base_image.applies with input as {"kind": "Pod"} with data.karat.parameters as {"registries": _acme}
}

test_measures_the_share_of_approved_images if {
	unapproved_base_image.measure == {"value": 1, "of": 2} with input as _file([
		{"image": "node"},
		{"image": "ghcr.io/acme/base"},
	])
		with data.karat.parameters as {"registries": _acme}
}
