package github_actions.misfeature_test

import data.github_actions.misfeature as rule

_workflow(extra, job, step) := object.union(
	{"on": "push", "jobs": {"build": object.union({"steps": [step]}, job)}},
	extra,
)

_default(shell) := {"defaults": {"run": {"shell": shell}}}

test_finds_steps_in_cmd if {
	every shell in ["cmd", "CMD", "cmd.exe", `C:\Windows\System32\cmd.exe /D /E:ON /C "{0}"`] {
		rule.deny == {{
			"message": "job \"build\", step 1 runs in cmd",
			"at": ["jobs", "build", "steps", 0, "shell"],
		}} with input as _workflow({}, {}, {"run": "echo", "shell": shell})
	}
	rule.deny == {{
		"message": "step 1 runs in cmd",
		"at": ["runs", "steps", 0, "shell"],
	}} with input as {"runs": {"using": "composite", "steps": [{"run": "echo", "shell": "cmd"}]}}
}

test_finds_cmd_by_default if {
	rule.deny == {{
		"message": "job \"build\" runs its scripts in cmd",
		"at": ["jobs", "build", "defaults", "run", "shell"],
	}} with input as _workflow({}, _default("cmd"), {"run": "echo"})
	rule.deny == {{
		"message": "workflow runs its scripts in cmd",
		"at": ["defaults", "run", "shell"],
	}} with input as _workflow(_default("cmd"), {}, {"run": "echo"})
}

test_accepts_a_default_that_nothing_takes if {
	rule.deny == set() with input as _workflow(_default("cmd"), _default("pwsh"), {"run": "echo"})
	rule.deny == set() with input as _workflow(_default("cmd"), {}, {"run": "echo", "shell": "bash"})
	rule.deny == set() with input as _workflow({}, _default("cmd"), {"uses": "a/b@v1"})
}

test_accepts_other_shells if {
	every shell in ["bash", "pwsh", "powershell", "bash -l {0}", "perl {0}", "cmdline", "${{ matrix.shell }}", null] {
		rule.deny == set() with input as _workflow({}, _default(shell), {"run": "echo", "shell": shell})
	}
}

test_finds_pip_install if {
	rule.deny == {{
		"message": "job \"build\", step 1 installs packages into the Python that all steps share",
		"at": ["jobs", "build", "steps", 0, "with", "Pip-Install"],
	}} with input as _workflow({}, {}, {"uses": "actions/setup-python@v6", "with": {"Pip-Install": ".[dev]"}})
	every step in [
		{"uses": "actions/setup-python@v6", "with": {"cache": "pip"}}, {"uses": "actions/setup-python@v6"},
		{"uses": "acme/setup-python@v6", "with": {"pip-install": "."}},
		{"uses": "actions/setup-python@v6", "with": "${{ fromJSON(env.A) }}"},
	] {
		rule.deny == set() with input as _workflow({}, {}, step)
	}
}

test_accepts_odd_shapes_and_other_kinds if {
	every file in [{"defaults": "cmd", "jobs": null}, {"jobs": {"a": {"defaults": {"run": "cmd"}, "steps": {"run": "x"}}}}, {"kind": "Pod"}] {
		rule.deny == set() with input as file
	}
}
