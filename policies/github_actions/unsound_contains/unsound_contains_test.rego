package github_actions.unsound_contains_test

import data.github_actions.unsound_contains

_workflow(condition) := {"on": "push", "jobs": {"build": {"steps": [{"run": "x", "if": condition}]}}}

_finding(context) := {
	"message": sprintf("job \"build\", step 1 takes any part of a text for %s", [context]),
	"at": ["jobs", "build", "steps", 0, "if"],
}

test_finds_texts_in_place_of_lists if {
	every condition in [
		"contains('main,develop', github.ref_name)", "${{ contains('main', github['ref_name']) == true }}",
		"Contains( 'a' , GitHub.Ref_Name ) && success()",
	] {
		unsound_contains.deny == {_finding("github.ref_name")} with input as _workflow(condition)
	}
	unsound_contains.deny == {_finding("github.ref"), _finding("github.actor")} with input as _workflow("contains('a b', github.ref) || contains('c d', github.actor)")
}

test_accepts_lists_and_searches_for_a_literal if {
	every condition in [
		"contains(fromJSON('[\"main\"]'), github.ref_name)", "contains(github.ref, 'refs/heads/')",
		"contains(a.*.b, github.ref)",
		"startsWith('main', github.ref)",
	] {
		unsound_contains.deny == set() with input as _workflow(condition)
	}
}

test_accepts_steps_without_a_condition if {
	unsound_contains.deny == set() with input as {"jobs": {"build": {"steps": [{"run": "x"}]}}}
}

test_accepts_other_kinds if {
	unsound_contains.deny == set() with input as {"kind": "Pod"}
}
