package github_actions.superfluous_action_test

import data.github_actions.superfluous_action as rule

_workflow(uses) := {"on": "push", "jobs": {"build": {"steps": [{"uses": uses}]}}}

test_finds_actions_for_programs_of_the_runner if {
	every uses, words in {
		"softprops/action-gh-release@v2": "softprops/action-gh-release in place of `gh release create`",
		"EndBug/add-and-commit@v9": "endbug/add-and-commit in place of `git commit` and `git push`",
		"dtolnay/rust-toolchain@086dfa4efe372cfb6b375460a56e26a62a873d2e": "dtolnay/rust-toolchain in place of `rustup toolchain install`",
		"Sergeysova/jq-action@v2": "sergeysova/jq-action in place of `jq`",
	} {
		rule.deny == {{
			"message": sprintf("job \"build\", step 1 uses %s", [words]),
			"at": ["jobs", "build", "steps", 0, "uses"],
		}} with input as _workflow(uses)
	}
}

test_finds_them_in_composite_actions if {
	count(rule.deny) == 1 with input as {"runs": {"using": "composite", "steps": [{"uses": "ncipollo/release-action@v1"}]}}
}

test_accepts_other_actions if {
	every uses in [
		"actions/checkout@v4", "softprops/other@v1", "acme/action-gh-release@v2", "softprops/action-gh-release/sub@v2",
		"./softprops/action-gh-release", "docker://sergeysova/jq-action", "", null, ["dtolnay/rust-toolchain@v1"],
	] {
		rule.deny == set() with input as _workflow(uses)
	}
}

test_accepts_other_kinds if {
	rule.deny == set() with input as {"kind": "Pod"}
}
