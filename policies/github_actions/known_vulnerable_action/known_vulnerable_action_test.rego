package github_actions.known_vulnerable_action_test

import data.github_actions.known_vulnerable_action as rule

_workflow(uses) := {"on": "push", "jobs": {"build": {"steps": [{"uses": uses}]}}}

_finding(uses, id) := {
	"message": sprintf("job \"build\", step 1 uses %s, which %s is about", [uses, id]),
	"at": ["jobs", "build", "steps", 0, "uses"],
}

test_finds_versions_of_advisories if {
	every uses in ["tj-actions/changed-files@v45.0.7", "TJ-Actions/Changed-Files@v44", "tj-actions/changed-files@v45"] {
		rule.deny == {_finding(uses, "GHSA-mrrh-fwg8-r2c3")} with input as _workflow(uses)
	}
	rule.deny == {
		_finding("tj-actions/changed-files@v40", "GHSA-mcph-m25j-8j63"),
		_finding("tj-actions/changed-files@v40", "GHSA-mrrh-fwg8-r2c3"),
	} with input as _workflow("tj-actions/changed-files@v40")
}

test_finds_actions_in_folders_and_called_workflows if {
	uses := "github/codeql-action/init@v3.28.0"
	rule.deny == {_finding(uses, "GHSA-vqf5-2xx6-9wfm")} with input as _workflow(uses)
	called := "kartverket/github-workflows/.github/workflows/run-terraform.yml@v2.2"
	rule.deny == {{
		"message": sprintf("job \"call\" uses %s, which GHSA-f9qj-7gh3-mhj4 is about", [called]),
		"at": ["jobs", "call", "uses"],
	}} with input as {"jobs": {"call": {"uses": called}}}
}

test_finds_commits_of_attacks if {
	uses := "reviewdog/action-setup@f0d342d24037bb11d26b9bd8496e0808ba32e9ec"
	rule.deny == {_finding(uses, "GHSA-qmg3-hpqr-gqvc")} with input as _workflow(uses)
}

test_accepts_patched_versions_and_what_is_unknown if {
	every uses in [
		"tj-actions/changed-files@v46.0.1", "actions/download-artifact@v4",
		"github/codeql-action/init@main", "./local",
		"docker://alpine:3.21", "actions/checkout@v4",
	] {
		rule.deny == set() with input as _workflow(uses)
	}
}

test_accepts_jobs_without_actions if {
	rule.deny == set() with input as {"jobs": {"build": {"steps": [{"run": "make"}]}}}
}

test_accepts_other_kinds if {
	rule.deny == set() with input as {"kind": "Pod"}
}
