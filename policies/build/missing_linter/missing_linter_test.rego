package build.missing_linter_test

import data.build.missing_linter

_component(paths, tools) := _shop(paths, tools, {})

_shop(paths, tools, documents) := {
	"entity": {"scope": "shop"},
	"files": {path: {} | some path in paths; startswith(path, "shop/")},
	"repository": {"folders": {"": [path | some path in paths; not contains(path, "/")]}},
	"documents": documents,
	"facts": {"pipelines": [{"triggers": ["push"], "jobs": [{"id": "t", "does": [], "tools": tools}]}]},
}

_deny(shop) := found if {
	found := missing_linter.deny with input as shop with data.karat.parameters as {"least_files": 2}
}

_go := ["shop/a.go", "shop/b.go"]

_found(language) := {{
	"message": sprintf("nothing configures or runs a linter or formatter for %s", [language]),
	"at": [],
}}

test_finds_languages_without_a_linter if {
	_deny(_component(_go, ["ruff"])) == _found("Go")
	_deny(_component(array.concat(_go, ["web/.golangci.yml"]), [])) == _found("Go")
	_deny(_component(["shop/a.py", "shop/b.py"], [])) == _found("Python")
}

test_accepts_files_that_configure_one if {
	_deny(_component(array.concat(_go, [".golangci.yml"]), [])) == set()
	_deny(_component(array.concat(_go, ["shop/.golangci.toml"]), [])) == set()
	_deny(_component(["shop/a.ts", "shop/b.ts", "shop/eslint.config.mjs"], [])) == set()
	_deny(_shop(["shop/a.py", "shop/b.py"], [], {"pyproject": [{"value": {"tool": {"ruff": {}}}}]})) == set()
	_deny(_shop(["shop/a.js", "shop/b.js"], [], {"package_json": [{"value": {"eslintConfig": {}}}]})) == set()
}

_java := ["shop/a.java", "shop/b.java"]

_depending(path, name) := {"facts": {"packages": [{"path": path, "ecosystem": ecosystem, "dependencies": [{"name": name, "group": "dev"}]}]}} if {
	parts := split(path, ".")
	ecosystem := {"Gemfile": "bundler", "csproj": "nuget", "json": "npm"}[regex.replace(parts[count(parts) - 1], `^.*/`, "")]
}

test_accepts_linters_that_manifests_depend_on if {
	web := _component(["shop/a.ts", "shop/b.ts"], [])
	_deny(object.union(web, _depending("shop/package.json", "prettier"))) == set()
	_deny(object.union(web, _depending("package.json", "@biomejs/biome"))) == set()
	_deny(object.union(web, _depending("shop/package.json", "prettier-plugin-go"))) == _found("TypeScript")
	_deny(object.union(web, _depending("billing/package.json", "prettier"))) == _found("TypeScript")
	_deny(object.union(_component(_java, []), _depending("shop/package.json", "prettier"))) == _found("Java")
	_deny(object.union(_component(["shop/a.cs", "shop/b.cs"], []), _depending("shop/a.csproj", "StyleCop.Analyzers"))) == set()
}

test_finds_languages_whose_linter_is_another_or_stands_in_an_example if {
	ruby := _component(["shop/a.rb", "shop/b.rb"], [])
	_deny(object.union(ruby, _depending("Gemfile", "standard"))) == set()
	_deny(object.union(ruby, _depending("package.json", "standard"))) == _found("Ruby")
	web := _component(["shop/a.ts", "shop/b.ts"], [])
	every path in ["shop/examples/demo/package.json", "shop/testdata/package.json"] {
		_deny(object.union(web, _depending(path, "eslint"))) == _found("TypeScript")
	}
}

test_accepts_tools_that_ci_runs if {
	_deny(_component(_go, ["golangci-lint"])) == set()
	_deny(_component(["shop/a.rs", "shop/b.rs"], ["clippy"])) == set()
}

test_applies_from_some_files_on if {
	missing_linter.applies with input as _component(_go, []) with data.karat.parameters as {"least_files": 2}
	not missing_linter.applies with input as _component(_go, []) with data.karat.parameters as {"least_files": 3}
	not missing_linter.applies with input as {"kind": "Pod"} with data.karat.parameters as {"least_files": 2}
}

test_measures_the_share_of_languages if {
	shop := _component(array.concat(_go, ["shop/a.py", "shop/b.py"]), ["ruff"])
	missing_linter.measure == {"value": 1, "of": 2} with input as shop with data.karat.parameters as {"least_files": 2}
}

test_cannot_tell_what_workflows_of_others_do if {
	job := {"id": "ci", "line": 3, "does": [], "tools": [], "uses": "acme/ci/go.yml@v1"}
	pipeline := {"system": "github_actions", "path": "ci.yml", "triggers": ["pull_request"], "jobs": [job], "uses": []}
	shop := object.union(_component(_go, []), {"facts": {"ci": [], "pipelines": [pipeline]}})
	_deny(shop) == set()
	missing_linter.unknown == {{
		"message": `job "ci" is acme/ci/go.yml@v1, which is not in the repository`,
		"at": ["files", "ci.yml"],
		"line": 3,
	}} with input as shop with data.karat.parameters as {"least_files": 2}
}

test_reads_what_else_configures_linters if {
	python := ["shop/a.py", "shop/b.py"]
	hook := {"path": ".pre-commit-config.yaml", "value": {"repos": [{"hooks": [{"id": "ruff-check"}]}]}}
	_deny(_shop(python, [], {"pre_commit": [hook]})) == set()
	_deny(_shop(_go, [], {"pre_commit": [hook]})) == _found("Go")
	every name, section in {"setup.cfg": "isort", "tox.ini": "flake8"} {
		_deny(_shop(python, [], {"ini": [{"path": sprintf("shop/%s", [name]), "value": {section: {}}}]})) == set()
	}
	_deny(_shop(python, [], {"ini": [{"path": "shop/tox.ini", "value": {"tox": {}}}]})) == _found("Python")
}

_pom(project) := [{"path": "shop/pom.xml", "value": {"project": project}}]

_java := ["shop/a.java", "shop/b.java"]

test_reads_builds_of_maven if {
	checkstyle := {"plugins": {"plugin": {"artifactId": "maven-checkstyle-plugin"}}}
	_deny(_shop(_java, [], {"pom": _pom({"build": checkstyle})})) == set()
	_deny(_shop(_java, [], {"pom": _pom({"build": {"pluginManagement": checkstyle}})})) == _found("Java")
	_deny(_shop(array.concat(_java, _go), [], {"pom": _pom({"build": checkstyle})})) == _found("Go")
}

test_does_not_know_builds_of_gradle_and_parents if {
	gradle := _component(array.concat(_java, ["shop/build.gradle.kts"]), [])
	_deny(gradle) == set()
	missing_linter.unknown == {{"message": "what shop/build.gradle.kts configures is not known", "at": ["files", "shop/build.gradle.kts"]}} with input as gradle
		with data.karat.parameters as {"least_files": 2}
	_deny(_component(array.concat(_go, ["shop/build.gradle.kts"]), [])) == _found("Go")
	parent := _shop(_java, [], {"pom": _pom({"parent": {"artifactId": "base"}})})
	_deny(parent) == set()
	count(missing_linter.unknown) == 1 with input as parent with data.karat.parameters as {"least_files": 2}
}
