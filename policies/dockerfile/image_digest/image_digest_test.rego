package dockerfile.image_digest_test

import data.dockerfile.image_digest as rule
import data.lib.fix

_stage(index, extra) := object.union({"index": index, "image": "debian:12.8", "instructions": []}, extra)

_file(instructions) := {"stages": [_stage(0, {"final": true, "instructions": instructions})]}

_at := ["stages", 0, "instructions", 0]

test_finds_tags if {
	fix.bare(rule.deny) == {
		{"message": "base image \"debian:12.8\" has no digest", "at": ["stages", 0, "image"]},
		{"message": "base image \"${REGISTRY}/app:${TAG}\" has no digest", "at": ["stages", 1, "image"]},
		{
			"message": "image \"composer:2\" has no digest",
			"at": ["stages", 1, "instructions", 0, "flags", "from", 0],
		},
	} with input as {"stages": [
		_stage(0, {"name": "build"}),
		_stage(1, {"image": "${REGISTRY}/app:${TAG}", "instructions": [{
			"cmd": "copy",
			"value": ["a", "b"],
			"flags": {"from": ["composer:2"]},
		}]}),
	]}
}

test_mends_no_image_inside_of_a_mount if {
	rule.deny == {{
		"message": "image \"alpine:3.21\" has no digest",
		"at": ["stages", 0, "instructions", 0, "flags", "mount", 0],
	}} with input as {"stages": [_stage(0, {"image": "scratch", "final": true, "instructions": [{
		"cmd": "run",
		"value": ["true"],
		"flags": {"mount": ["type=bind,from=alpine:3.21,target=/a"]},
	}]})]}
}

test_accepts_digests if {
	rule.deny == set() with input as {"stages": [
		_stage(0, {"image": "debian:12.8@sha256:abc"}),
		_stage(1, {"image": "debian@sha256:${HASH}"}),
	]}
}

test_accepts_earlier_stages_and_scratch if {
	rule.deny == set() with input as {"stages": [
		_stage(0, {"image": "debian@sha256:abc", "name": "base"}),
		_stage(1, {"image": "base", "parent": 0, "instructions": [{
			"cmd": "copy",
			"value": ["a", "b"],
			"flags": {"from": ["base"]},
		}]}),
		_stage(2, {"image": "scratch"}),
	]}
}

test_accepts_images_that_are_filled_in_later if {
	rule.deny == set() with input as {"stages": [_stage(0, {"image": "${IMAGE}"}), _stage(1, {"image": "a/$IMAGE"})]}
}

test_accepts_files_without_stages if {
	rule.deny == set() with input as {"args": [], "stages": []}
}

test_accepts_other_kinds if {
	rule.deny == set() with input as {"kind": "Pod", "spec": {}}
}

test_does_not_know_an_image_that_is_filled_in_later if {
	images := ["${IMAGE}", "node:${TAG}", "node@${DIGEST}", "node"]
	rule.unknown == {{
		"message": "the digest of base image \"${IMAGE}\" comes from ${IMAGE}, which is filled in later",
		"at": ["stages", 0, "image"],
	}} with input as {"stages": [{"index": index, "image": image, "instructions": []} | some index, image in images]}
}
