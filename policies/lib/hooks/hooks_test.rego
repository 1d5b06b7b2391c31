package lib.hooks_test

import data.lib.hooks

_configured(path, more) := {"documents": {"pre_commit": [{"path": path, "value": object.union(
	{"repos": [{"repo": "local", "hooks": [{"id": "ruff-format"}, {"id": "uv-audit"}]}]},
	more,
)}]}}

test_reads_the_hooks_of_the_configuration if {
	hooks.named == {"ruff-format", "uv-audit"} with input as _configured(".pre-commit-config.yaml", {})
	hooks.named == set() with input as _configured("site/.pre-commit-config.yaml", {})
	hooks.named == set() with input as {"documents": {"pre_commit": [{"path": ".pre-commit-config.yaml", "value": ["repos"]}]}}
}

test_knows_what_runs_for_every_change if {
	configured := _configured(".pre-commit-config.yaml", {})
	hosted := _configured(".pre-commit-config.yml", {"ci": {"skip": ["uv-audit"]}})
	run := {"facts": {"pipelines": [{"jobs": [{"does": ["lint"], "tools": ["pre-commit"]}]}]}}
	hooks.enforced == set() with input as configured
	hooks.enforced == {"ruff-format"} with input as hosted
	hooks.enforced == {"ruff-format", "uv-audit"} with input as object.union(configured, run)
	hooks.hosted == set() with input as object.union(configured, run)
}

test_tells_tools_by_the_names_of_hooks if {
	configured := _configured(".pre-commit-config.yaml", {})
	hooks.runs_one_of({"ruff", "black"}) with input as configured
	not hooks.runs_one_of({"ruf", "uv-a", "black"}) with input as configured
}
