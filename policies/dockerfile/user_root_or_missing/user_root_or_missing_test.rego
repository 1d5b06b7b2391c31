package dockerfile.user_root_or_missing_test

import data.dockerfile.user_root_or_missing as rule
import data.lib.fix

_stage(index, extra) := object.union({"index": index, "image": "debian:12.8", "instructions": []}, extra)

_user(words) := {"cmd": "user", "value": words}

_run := {"cmd": "run", "value": ["make"], "form": "shell"}

test_finds_a_last_stage_without_a_user if {
	message := "stage \"app\" sets no user, so it runs as root"
	fix.bare(rule.deny) == {{"message": message, "at": ["stages", 1]}} with input as {"args": [], "stages": [
		_stage(0, {"name": "build", "instructions": [_user(["app"])]}),
		_stage(1, {"name": "app", "final": true}),
	]}
}

test_finds_a_last_user_that_is_root if {
	at := ["stages", 0, "instructions", 1]
	every words in [["root"], ["root:root"], ["0"], ["0:0"], ["${APP_USER:-0}"], ["${APP_USER:-root}:app"], []] {
		fix.bare(rule.deny) == {{"message": "stage 1 runs as root", "at": at}} with input as {"stages": [_stage(0, {
			"final": true,
			"instructions": [_user(["app"]), _user(words)],
		})]}
	}
}

test_finds_root_of_the_stage_below if {
	fix.bare(rule.deny) == {{
		"message": "stage 2 runs as root",
		"at": ["stages", 0, "instructions", 0],
	}} with input as {"stages": [
		_stage(0, {"name": "base", "instructions": [_user(["root"])]}),
		_stage(1, {"image": "base", "parent": 0, "final": true}),
	]}
}

test_accepts_a_user if {
	rule.deny == set() with input as {"stages": [_stage(0, {
		"final": true,
		"instructions": [_user(["root"]), _user(["10001:10001"])],
	})]}
	every word in ["${UID}", "${UID:-10001}", "${UID:-1000}:${GID:-0}"] {
		rule.deny == set() with input as {"stages": [_stage(0, {"final": true, "instructions": [_user([word])]})]}
	}
}

test_accepts_the_user_of_the_stage_below if {
	rule.deny == set() with input as {"stages": [
		_stage(0, {"name": "base", "instructions": [_user(["app"])]}),
		_stage(1, {"image": "base", "parent": 0, "final": true}),
	]}
}

test_says_what_nobody_can_tell_of_images_of_others if {
	file := {"stages": [_stage(0, {"image": "quay.io/acme/base:1", "final": true, "instructions": [_run]})]}
	fix.bare(rule.deny) == {{
		"message": "stage 1 sets no user, so it runs as root unless quay.io/acme/base:1 brings a user",
		"at": ["stages", 0],
	}} with input as file
	official := {"stages": [_stage(0, {"image": "docker.io/library/alpine:3", "final": true, "instructions": [_run]})]}
	fix.bare(rule.deny) == {{"message": "stage 1 sets no user, so it runs as root", "at": ["stages", 0]}} with input as official
}

test_accepts_images_that_are_known_for_a_user if {
	every image in [
		"cgr.dev/chainguard/static:latest@sha256:24dd", "quay.io/jupyter/scipy-notebook", "docker.io/bitnami/redis:7.2",
		"elasticsearch:8.17.0", "mcr.microsoft.com/dotnet/aspnet:9.0-noble-chiseled", "docker:28-dind-rootless",
		"registry.access.redhat.com/ubi9/python-312:1",
	] {
		rule.deny == set() with input as {"stages": [_stage(0, {"image": image, "final": true, "instructions": [_run]})]}
	}
	every image in ["cgr.dev/chainguard/wolfi-base", "promethean:1", "registry.access.redhat.com/ubi9/ubi-minimal"] {
		count(rule.deny) == 1 with input as {"stages": [_stage(0, {"image": image, "final": true, "instructions": [_run]})]}
	}
}

test_accepts_files_that_only_name_images if {
	rule.deny == set() with input as {"stages": [_stage(0, {"name": "python"}), _stage(1, {"name": "lint", "final": true})]}
}

test_accepts_images_that_bring_a_user if {
	rule.deny == set() with input as {"stages": [_stage(0, {"image": "gcr.io/distroless/static:nonroot", "final": true})]}
	rule.deny == set() with input as {"stages": [_stage(0, {"image": "gcr.io/distroless/base-debian12:debug-nonroot", "final": true})]}
}

test_accepts_stages_that_only_carry_files if {
	rule.deny == set() with input as {"stages": [_stage(0, {"image": "scratch", "final": true})]}
	fix.bare(rule.deny) == {{
		"message": "stage 1 sets no user, so it runs as root",
		"at": ["stages", 0],
	}} with input as {"stages": [_stage(0, {"image": "scratch", "final": true, "instructions": [{
		"cmd": "entrypoint",
		"value": ["/app"],
	}]})]}
}

test_accepts_files_without_a_stage if {
	rule.deny == set() with input as {"args": [], "stages": []}
}

test_accepts_other_kinds if {
	rule.deny == set() with input as {"kind": "Pod", "spec": {}}
}

_run_by(image, user) := {"stages": [{
	"index": 0, "image": image, "final": true,
	"instructions": [{"cmd": "user", "value": [user]}, {"cmd": "cmd", "value": ["x"]}],
}]}

test_does_not_know_a_user_that_is_filled_in_later if {
	every user in ["${UID}", "$UID", "${UID}:${GID}", "$UID:0", "${UID:?who}:0"] {
		rule.deny == set() with input as _run_by("node:22", user)
		{unknown.at | some unknown in rule.unknown} == {["stages", 0, "instructions", 0]} with input as _run_by("node:22", user)
	}
	rule.unknown == {{
		"message": "the user of stage 1 comes from ${UID}, which is filled in later",
		"at": ["stages", 0, "instructions", 0],
	}} with input as _run_by("node:${TAG}", "${UID}:1000")
	every user in ["app", "1000:${GID}", "${UID:-1000}:${GID}", "root", "${UID:-0}", "app-${NAME}"] {
		rule.unknown == set() with input as _run_by("node:${TAG}", user)
	}
}

test_does_not_know_which_user_an_image_brings_that_is_filled_in_later if {
	file := {"stages": [{"index": 0, "image": "node:${TAG}", "final": true, "instructions": [{"cmd": "cmd", "value": ["x"]}]}]}
	rule.deny == set() with input as file
	rule.unknown == {{
		"message": "base image \"node:${TAG}\", which may bring a user, comes from ${TAG}, which is filled in later",
		"at": ["stages", 0, "image"],
	}} with input as file
}
