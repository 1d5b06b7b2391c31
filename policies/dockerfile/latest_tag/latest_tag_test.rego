package dockerfile.latest_tag_test

import data.dockerfile.latest_tag

_file(stages) := {"args": [], "stages": [object.union({"index": index, "instructions": []}, stage) |
	some index, stage in stages
]}

_finding(index, image, reason) := {
	"message": sprintf("base image %q %s", [image, reason]),
	"at": ["stages", index, "image"],
}

test_finds_images_that_float if {
	latest_tag.deny == {
		_finding(0, "node", "has no tag"),
		_finding(1, "alpine:latest", "uses the tag latest"),
		_finding(2, "${REGISTRY}/ubuntu", "has no tag"),
	} with input as _file([{"image": "node"}, {"image": "alpine:latest"}, {"image": "${REGISTRY}/ubuntu"}])
}

_copy(from) := {"cmd": "copy", "value": ["/a", "/b"], "flags": {"from": [from]}}

test_finds_images_that_are_copied_from if {
	latest_tag.deny == {{
		"message": "image \"composer:latest\" uses the tag latest",
		"at": ["stages", 0, "instructions", 1, "flags", "from", 0],
	}} with input as _file([{
		"image": "scratch",
		"instructions": [_copy("composer:2.8"), _copy("composer:latest"), _copy("build")],
	}])
}

test_finds_arguments_that_are_latest if {
	argument := {"cmd": "arg", "pairs": [{"name": "TAG", "value": "latest"}]}
	latest_tag.deny == {_finding(1, "app:${TAG}", "uses the tag latest")} with input as _file([
		{"image": "scratch", "instructions": [argument]},
		{"image": "app:${TAG}"},
		{"image": "app:${OTHER}"},
	])
}

test_accepts_fixed_images if {
	latest_tag.deny == set() with input as _file([{"image": "node:22.12.0"}, {"image": "alpine@sha256:abc"}])
}

test_accepts_earlier_stages_and_scratch if {
	latest_tag.deny == set() with input as _file([
		{"image": "node:22", "name": "base"},
		{"image": "base", "parent": 0},
		{"image": "scratch"},
		{"image": "${IMAGE}"},
	])
}

test_accepts_files_without_stages if {
	latest_tag.deny == set() with input as {"args": [{"name": "TAG", "value": "latest"}], "stages": []}
}

test_accepts_other_kinds if {
	latest_tag.deny == set() with input as {"services": {"web": {"image": "nginx"}}}
}

_of(images) := {"stages": [{"index": index, "image": image, "instructions": []} | some index, image in images]}

test_does_not_know_a_tag_that_is_filled_in_later if {
	latest_tag.deny == set() with input as _of(["node:$TAG"])
	latest_tag.unknown == {{
		"message": "the tag of base image \"node:$TAG\" comes from $TAG, which is filled in later",
		"at": ["stages", 0, "image"],
	}} with input as _of(["node:$TAG"])
	latest_tag.unknown == set() with input as _of(["${REGISTRY}/node:22", "${REGISTRY}/node", "node:22", "node:${TAG}-alpine", "node@${DIGEST}"])
}

test_knows_what_a_late_argument_says if {
	file := {"stages": [{"index": 0, "image": "node:${TAG}", "instructions": [{"cmd": "arg", "pairs": [{"name": "TAG", "value": "latest"}]}]}]}
	count(latest_tag.deny) == 1 with input as file
	latest_tag.unknown == set() with input as file
}
