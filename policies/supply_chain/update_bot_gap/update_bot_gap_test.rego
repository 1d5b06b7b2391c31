package supply_chain.update_bot_gap_test

import data.lib.fix
import data.supply_chain.update_bot_gap

_dependabot(ecosystems) := {"dependabot": [{"path": ".github/dependabot.yml", "value": {
	"version": 2,
	"updates": [{"package-ecosystem": name, "directory": "/"} | some name in ecosystems],
}}]}

_renovate(value) := {"renovate": [{"path": "renovate.json", "value": value}]}

_repository(paths, documents) := {"files": {path: {} | some path in paths}, "documents": documents}

_parameters := {"ignored_folders": ["examples"]}

_deny(paths, documents) := found if {
	found := fix.bare(update_bot_gap.deny) with input as _repository(paths, documents)
		with data.karat.parameters as _parameters
}

_gap(name, path, bot, label) := {
	"message": sprintf("%s dependencies (%s) are not kept fresh by %s", [name, path, bot]),
	"at": ["documents", label, 0, "value"],
}

test_finds_ecosystems_that_dependabot_does_not_name if {
	_deny(["b/go.mod", "a/go.mod", "Dockerfile", ".github/workflows/ci.yml"], _dependabot(["docker"])) == {
		_gap("Go", "a/go.mod", "Dependabot", "dependabot"),
		_gap("GitHub Actions", ".github/workflows/ci.yml", "Dependabot", "dependabot"),
	}
}

test_finds_managers_that_renovate_leaves_out if {
	value := {"enabledManagers": ["npm"]}
	_deny(["go.mod", "package.json"], _renovate(value)) == {_gap("Go", "go.mod", "Renovate", "renovate")}
	manifest := {"package_json": [{"path": "package.json", "value": {"renovate": value}}]}
	_deny(["go.mod", "package.json"], manifest) == {{
		"message": "Go dependencies (go.mod) are not kept fresh by Renovate",
		"at": ["documents", "package_json", 0, "value", "renovate"],
	}}
}

test_finds_what_a_bot_is_told_to_leave if {
	every value in [{"gomod": {"enabled": false}}, {"packageRules": [{"matchManagers": ["gomod"], "enabled": false}]}] {
		_deny(["go.mod", "package.json"], _renovate(value)) == {_gap("Go", "go.mod", "Renovate", "renovate")}
	}
	_deny(["requirements.txt"], _renovate({"pep621": {"enabled": false}})) == set()
	ignoring := _folders("gomod", {"directory": "/", "ignore": [{"dependency-name": "*"}]})
	_deny(["go.mod"], ignoring) == {_gap("Go", "go.mod", "Dependabot", "dependabot")}
	found := update_bot_gap.deny with input as _repository(["go.mod"], ignoring) with data.karat.parameters as _parameters
	every violation in found {
		not violation.fix
	}
}

test_does_not_know_what_json5_says if {
	_deny(["go.mod", ".github/renovate.json5"], {}) == set()
	update_bot_gap.unknown == {{
		"message": "what .github/renovate.json5 leaves out is not known",
		"at": ["files", ".github/renovate.json5"],
	}} with input as _repository(["go.mod", ".github/renovate.json5"], {}) with data.karat.parameters as _parameters
	update_bot_gap.unknown == set() with data.karat.parameters as _parameters
		with input as _repository(["go.mod", ".github/renovate.json5"], _dependabot(["gomod"]))
}

test_accepts_ecosystems_that_are_covered if {
	_deny(["go.mod", "pyproject.toml"], _dependabot(["gomod", "uv"])) == set()
	_deny(["go.mod", "Dockerfile"], _renovate({"extends": ["config:recommended"]})) == set()
	_deny(["go.mod", "examples/package.json", "README.md"], _dependabot(["gomod"])) == set()
}

_folders(ecosystem, places) := {"dependabot": [{"path": ".github/dependabot.yml", "value": {"updates": [object.union(
	{"package-ecosystem": ecosystem},
	places,
)]}}]}

test_finds_folders_that_dependabot_does_not_read if {
	every places in [{"directory": "/"}, {"directories": ["/", "/web/**"]}, {"directory": "api/v2"}] {
		_deny(["api/go.mod"], _folders("gomod", places)) == {_gap("Go", "api/go.mod", "Dependabot", "dependabot")}
	}
	_deny(["Dockerfile", "b/Dockerfile", "a/Dockerfile"], _folders("docker", {"directory": "/"})) == {_gap(
		"Docker",
		"a/Dockerfile",
		"Dependabot",
		"dependabot",
	)}
	npm := _folders("npm", {"directory": "/"})
	_deny(["package.json", "web/package.json", "web/yarn.lock"], npm) == {_gap("npm", "web/package.json", "Dependabot", "dependabot")}
	_deny(["package.json", "web/package.json"], npm) == set()
	_deny(["pyproject.toml", "web/pyproject.toml"], _folders("pip", {"directory": "/"})) == set()
}

test_accepts_folders_that_dependabot_reads if {
	every places in [
		{"directory": "/api"}, {"directory": "./api/"}, {"directories": ["/web", "/api"]}, {"directories": ["/*"]},
		{"directories": ["**/*"]}, {"directories": ["/a*"]},
	] {
		_deny(["api/go.mod"], _folders("gomod", places)) == set()
	}
	_deny(["go.mod", "a/b/go.mod"], _folders("gomod", {"directories": ["**/*"]})) == set()
	_deny(["go.work", "api/go.mod"], _folders("gomod", {"directory": "/"})) == set()
	_deny(["api/go.mod"], object.union(_folders("gomod", {"directory": "/"}), _renovate({}))) == set()
}

_action(uses) := {"github_action": [{"path": ".github/actions/set/action.yml", "value": {"runs": {"steps": [{"uses": uses}]}}}]}

test_reads_patterns_from_their_first_star if {
	every places in [["/services/*"], ["/services/**"], ["services/b*", "services/a"], ["/{services,apps}/*"], ["services/**/a", "/*/b"]] {
		_deny(["services/a/go.mod", "services/b/go.mod"], _folders("gomod", {"directories": places})) == set()
	}
	every places in [["/services/*/*"], ["/services/a*"], ["/service/**", "/services/a"], ["/services/a/**", "/services/a"]] {
		_deny(["services/a/go.mod", "services/b/go.mod"], _folders("gomod", {"directories": places})) != set()
	}
}

test_reads_the_actions_of_actions if {
	root := _folders("github-actions", {"directory": "/"})
	_deny([".github/workflows/ci.yml"], object.union(root, _action("actions/setup-go@v6"))) == {_gap(
		"GitHub Actions",
		".github/actions/set/action.yml",
		"Dependabot",
		"dependabot",
	)}
	_deny([".github/workflows/ci.yml"], object.union(root, _action("./.github/actions/other"))) == set()
	both := _folders("github-actions", {"directories": ["/", "/.github/actions/*"]})
	_deny([".github/workflows/ci.yml"], object.union(both, _action("actions/setup-go@v6"))) == set()
}

test_does_not_apply_without_a_bot_or_dependencies if {
	not update_bot_gap.applies with input as _repository(["go.mod"], {})
	not update_bot_gap.applies with input as _repository(["README.md"], _dependabot(["gomod"]))
		with data.karat.parameters as _parameters
	not update_bot_gap.applies with input as _repository(["go.mod"], _renovate({"enabled": false}))
		with data.karat.parameters as _parameters
	elsewhere := json.patch(_dependabot(["npm"]), [{"op": "replace", "path": "/dependabot/0/path", "value": "scripts/dependabot.yml"}])
	not update_bot_gap.applies with input as _repository(["go.mod"], elsewhere) with data.karat.parameters as _parameters
	_deny(["go.mod"], {}) == set()
}

test_measures_the_share_of_covered_ecosystems if {
	update_bot_gap.measure == {"value": 1, "of": 2} with data.karat.parameters as _parameters
		with input as _repository(["go.mod", "web/package.json"], _dependabot(["npm"]))
}

test_accepts_other_kinds if {
	update_bot_gap.deny == set() with input as {"kind": "Pod"}
}
