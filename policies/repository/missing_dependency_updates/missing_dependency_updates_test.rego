package repository.missing_dependency_updates_test

import data.lib.fix
import data.repository.missing_dependency_updates as rule

_found(ecosystems) := {{
	"message": sprintf("nothing updates the dependencies of the repository (%s)", [ecosystems]),
	"at": [],
}}

_repository(folders) := {"files": {}, "folders": folders, "documents": {"package_json": []}}

test_finds_repositories_with_dependencies_only if {
	fix.bare(rule.deny) == _found("gomod, npm") with input as _repository({"": ["go.mod"], "web": ["package.json"]})
	fix.bare(rule.deny) == _found("github-actions") with input as _repository({".github/workflows": ["ci.yml"]})
}

test_knows_manifests_of_each_ecosystem if {
	every case_ in [
		["build.gradle.kts", "gradle"], ["build.gradle", "gradle"], ["Cargo.toml", "cargo"], ["composer.json", "composer"],
		["Directory.Packages.props", "nuget"], ["elm.json", "elm"], ["Gemfile", "bundler"], ["mix.exs", "mix"],
		["packages.config", "nuget"], ["Package.swift", "swift"], ["Pipfile", "pip"], ["pom.xml", "maven"],
		["pubspec.yaml", "pub"], ["pyproject.toml", "pip"], ["requirements-dev.txt", "pip"], ["requirements.in", "pip"],
		["setup.py", "pip"], ["Shop.csproj", "nuget"], ["Shop.fsproj", "nuget"],
	] {
		fix.bare(rule.deny) == _found(case_[1]) with input as _repository({"": [case_[0]]})
		fix.bare(rule.deny) == _found(case_[1]) with input as _repository({"services/shop": [case_[0], "README.md"]})
	}
	fix.bare(rule.deny) == _found("pip") with input as _repository({"requirements": ["dev.txt"]})
	fix.bare(rule.deny) == _found("github-actions") with input as _repository({".github/workflows": ["go.mod"]})
	every name in ["setup.cfg", "requirements.md", "pom.xml.bak", "Shop.csproj.user", "my-requirements.txt"] {
		rule.deny == set() with input as _repository({"": [name]})
	}
}

_proposed(folders) := {update["package-ecosystem"]: directories |
	some violation in rule.deny with input as _repository(folders)
	some update in yaml.unmarshal(violation.fix.edits[0].text).updates
	directories := object.get(update, "directories", [object.get(update, "directory", "")])
}

test_proposes_all_that_is_there_once if {
	_proposed({
		"": ["Cargo.toml", "Cargo.lock", ".gitmodules", "compose.yaml"],
		"crates/a": ["Cargo.toml"],
		"tool": ["Cargo.toml", "Cargo.lock"],
		"py": ["pyproject.toml", "uv.lock"],
		"py/member": ["pyproject.toml"],
		"infra": ["main.tf"],
		"chart": ["Chart.yaml"],
		".github/workflows": ["ci.yml"],
		".github/actions/setup": ["action.yml"],
	}) == {
		"cargo": ["/", "/tool"],
		"docker-compose": ["/"],
		"github-actions": ["/", "/.github/actions/setup"],
		"gitsubmodule": ["/"],
		"helm": ["/chart"],
		"terraform": ["/infra"],
		"uv": ["/py"],
	}
}

test_accepts_dependabot_and_renovate if {
	every file in ["dependabot.yml", "dependabot.yaml", "renovate.json", "renovate.json5"] {
		rule.deny == set() with input as _repository({"": ["go.mod"], ".github": [file]})
	}
	every file in ["renovate.json", ".renovaterc", ".renovaterc.json"] {
		rule.deny == set() with input as _repository({"": ["go.mod", file]})
	}
}

test_finds_bots_that_are_switched_off if {
	every name, value in {"dependabot.yml": {"version": 2, "updates": []}, "renovate.json": {"enabled": false}} {
		label := split(name, ".")[0]
		document := {"documents": {label: [{"path": sprintf(".github/%s", [name]), "value": value}]}}
		off := object.union(_repository({"": ["go.mod"], ".github": [name]}), document)
		fix.bare(rule.deny) == _found("gomod") with input as off
		rule.deny == set() with input as object.union(off, {"folders": {"": ["go.mod", ".renovaterc"]}})
	}
	on := {"documents": {"dependabot": [{"path": ".github/dependabot.yml", "value": {"updates": [{"package-ecosystem": "gomod"}]}}]}}
	rule.deny == set() with input as object.union(_repository({"": ["go.mod"], ".github": ["dependabot.yml"]}), on)
}

test_accepts_other_bots if {
	every folder, name in {
		"": "updatecli-compose.yaml",
		"updatecli/updatecli.d": "go.yaml",
		".github": ".scala-steward.conf",
	} {
		rule.deny == set() with input as object.union({"folders": {folder: [name]}}, _repository({"services/shop": ["go.mod"]}))
	}
	every folder, name in {"docs": "updatecli-compose.yaml", "updatecli": "values.yaml", "src": ".scala-steward.conf"} {
		fix.bare(rule.deny) == _found("gomod") with input as object.union(
			{"folders": {folder: [name]}},
			_repository({"services/shop": ["go.mod"]}),
		)
	}
}

test_accepts_renovate_inside_package_json if {
	manifest := {"path": "package.json", "index": 0, "value": {"renovate": {"extends": ["config:recommended"]}}}
	rule.deny == set() with input as {
		"files": {},
		"folders": {"": ["package.json"]},
		"documents": {"package_json": [manifest]},
	}
}

test_accepts_repositories_without_dependencies if {
	rule.deny == set() with input as _repository({"": ["README.md"], "vendor/a": ["go.mod"], "testdata/b": ["go.mod"]})
}

test_accepts_other_kinds if {
	rule.deny == set() with input as {"kind": "Pod"}
}
