package github_actions.unverified_script_test

import data.github_actions.unverified_script
import data.lib.fix

_workflow(run) := {"on": "push", "jobs": {"build": {"steps": [{"run": run}]}}}

test_finds_downloads_that_are_run if {
	every run in ["curl -sSf https://sh.example.com | sh", "wget -O /tmp/x http://example.com/x && /tmp/x"] {
		fix.bare(unverified_script.deny) == {{
			"message": "job \"build\", step 1 runs what it downloads without checking it",
			"at": ["jobs", "build", "steps", 0, "run"],
		}} with input as _workflow(run)
	}
}

test_finds_steps_of_composite_actions if {
	fix.bare(unverified_script.deny) == {{
		"message": "step \"install\" runs what it downloads without checking it",
		"at": ["runs", "steps", 0, "run"],
	}} with input as {"runs": {"steps": [{"name": "install", "run": "bash <(curl -s https://example.com/i.sh)"}]}}
}

test_accepts_downloads_that_are_compared if {
	unverified_script.deny == set() with input as _workflow("curl -O https://example.com/i.sh\nsha256sum -c sums\nsh i.sh")
}

test_accepts_steps_without_downloads if {
	unverified_script.deny == set() with input as _workflow("make")
	unverified_script.deny == set() with input as _workflow(null)
}

test_accepts_other_kinds if {
	unverified_script.deny == set() with input as {"kind": "Pod"}
}
