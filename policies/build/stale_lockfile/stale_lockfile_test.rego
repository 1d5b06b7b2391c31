package build.stale_lockfile_test

import data.build.stale_lockfile

_package(judgement) := object.union(
	{
		"path": "package.json",
		"ecosystem": "npm",
		"dependencies": [
			{"name": "express", "constraint": "^5.1.0", "group": "runtime", "line": 6},
			{"name": "left-pad", "constraint": "^1.3.0", "group": "runtime", "line": 7},
		],
		"lockfile": "package-lock.json",
	},
	judgement,
)

_shop(judgement) := {"files": {}, "entity": {"scope": ""}, "facts": {"packages": [_package(judgement)]}}

test_finds_what_the_lock_file_lacks if {
	stale_lockfile.deny == {{
		"message": "package-lock.json lacks what package.json asks for: left-pad",
		"at": ["files", "package.json"],
		"line": 7,
	}} with input as _shop({"in_step": false, "missing": ["left-pad"]})
	stale_lockfile.deny == {{
		"message": "package-lock.json lacks what package.json asks for: a, b, c and 1 more",
		"at": ["files", "package.json"],
	}} with input as _shop({"in_step": false, "missing": ["d", "c", "b", "a"]})
}

test_finds_what_the_lock_file_has_too_much_of if {
	stale_lockfile.deny == {{
		"message": "package-lock.json has what package.json asks for no more: chalk",
		"at": ["files", "package.json"],
	}} with input as _shop({"in_step": false, "missing": [], "extra": ["chalk"]})
}

test_finds_digests_of_other_manifests if {
	stale_lockfile.deny == {{
		"message": "package-lock.json was written for another version of package.json",
		"at": ["files", "package.json"],
	}} with input as _shop({"in_step": false})
}

test_accepts_what_is_in_step if {
	stale_lockfile.deny == set() with input as _shop({"in_step": true})
	stale_lockfile.measure == {"value": 1, "of": 1} with input as _shop({"in_step": true})
}

test_is_not_applicable_where_it_cannot_be_told if {
	not stale_lockfile.applies with input as _shop({})
	not stale_lockfile.applies with input as {"kind": "Pod"}
	not stale_lockfile.applies with input as object.union(_shop({"in_step": false}), {"entity": {"scope": "web"}})
	stale_lockfile.applies with input as _shop({"in_step": false})
}

test_measures_the_share_in_step if {
	stale_lockfile.measure == {"value": 0, "of": 1} with input as _shop({"in_step": false})
}
