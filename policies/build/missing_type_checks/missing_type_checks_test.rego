package build.missing_type_checks_test

import data.build.missing_type_checks

_parameters := {"least_files": 2, "languages": ["Python", "TypeScript", "JavaScript"]}

_component(paths, tools, documents) := {
	"entity": {"scope": ""},
	"files": {path: {} | some path in paths},
	"repository": {"folders": {"": paths}},
	"documents": documents,
	"facts": {"pipelines": [{"triggers": ["push"], "jobs": [{"id": "t", "does": [], "tools": tools}]}]},
}

_deny(paths, tools, documents) := found if {
	found := missing_type_checks.deny with input as _component(paths, tools, documents)
		with data.karat.parameters as _parameters
}

_deny_below(part, folders) := found if {
	found := missing_type_checks.deny with input as json.patch(part, [{"op": "add", "path": "/repository/folders", "value": folders}])
		with data.karat.parameters as _parameters
}

_found(language) := {{"message": sprintf("nothing checks the types of %s", [language]), "at": []}}

_python := ["a.py", "b.py"]

_typescript := ["a.ts", "b.ts"]

_tsconfig(value) := {"tsconfig": [{"path": "tsconfig.json", "value": value}]}

test_finds_code_without_checks if {
	_deny(_python, ["pytest"], {}) == _found("Python")
	_deny(_typescript, ["tsc"], {}) == _found("TypeScript")
	_deny(_typescript, [], _tsconfig({"compilerOptions": {"strict": false}, "extends": "./base.json"})) == _found("TypeScript")
	_deny(["a.js", "b.js"], [], {}) == _found("JavaScript")
}

test_accepts_checks_of_python if {
	_deny(_python, ["mypy"], {}) == set()
	_deny(array.concat(_python, ["mypy.ini"]), [], {}) == set()
	_deny(_python, [], {"pyproject": [{"path": "pyproject.toml", "value": {"tool": {"pyright": {}}}}]}) == set()
}

test_reads_what_else_configures_checks_of_python if {
	hook := {"path": ".pre-commit-config.yaml", "value": {"repos": [{"hooks": [{"id": "mypy"}]}]}}
	_deny(_python, [], {"pre_commit": [hook]}) == set()
	_deny(_python, [], {"ini": [{"path": "setup.cfg", "value": {"mypy": {"strict": "true"}}}]}) == set()
	_deny(_python, [], {"ini": [{"path": "setup.cfg", "value": {"flake8": {}}}]}) == _found("Python")
	_deny(_python, [], {"ini": [{"path": "tox.ini", "value": {"mypy": {}}}]}) == _found("Python")
}

test_leaves_open_what_the_compiler_finds_above_an_entity if {
	part := object.union(_component(["packages/a/a.ts", "packages/a/b.ts"], ["tsc"], {}), {"entity": {"scope": "packages/a"}})
	_deny_below(part, {"": ["tsconfig.json"]}) == set()
	_deny_below(part, {"packages": ["tsconfig.base.json"]}) == set()
	_deny_below(part, {"": ["package.json"], "packages/b": ["tsconfig.json"]}) == _found("TypeScript")
}

test_accepts_strict_typescript if {
	_deny(_typescript, [], _tsconfig({"compilerOptions": {"strict": true}})) == set()
	_deny(_typescript, ["tsc"], _tsconfig({"compilerOptions": {
		"strict": false,
		"noImplicitAny": true,
		"strictNullChecks": true,
	}})) == set()
	_deny(_typescript, [], _tsconfig({"compilerOptions": {"noImplicitAny": true}})) == _found("TypeScript")
	_deny(_typescript, [], _tsconfig({"extends": "@tsconfig/strictest/tsconfig.json"})) == set()
	_deny(_typescript, [], _tsconfig({"extends": ["./a.json", "@acme/tsconfig"]})) == set()
	_deny(array.concat(_typescript, ["tsconfig.json"]), [], {}) == set()
}

test_accepts_checks_of_javascript if {
	_deny(["a.js", "b.js"], [], _tsconfig({"compilerOptions": {"checkJs": true}})) == set()
	_deny(["a.js", "b.js", ".flowconfig"], [], {}) == set()
}

test_applies_from_some_files_on if {
	missing_type_checks.applies with input as _component(_python, [], {}) with data.karat.parameters as _parameters
	not missing_type_checks.applies with input as _component(["a.py"], [], {}) with data.karat.parameters as _parameters
	not missing_type_checks.applies with input as _component(["a.go", "b.go"], [], {}) with data.karat.parameters as _parameters
	not missing_type_checks.applies with input as {"kind": "Pod"} with data.karat.parameters as _parameters
}

test_measures_the_share_of_languages if {
	missing_type_checks.measure == {"value": 1, "of": 2} with input as _component(
		array.concat(_python, _typescript),
		["mypy"], {},
	)
		with data.karat.parameters as _parameters
}

_with_foreign_job(paths) := object.union(_component(paths, [], {}), {"facts": {"ci": [], "pipelines": [{
	"system": "github_actions",
	"path": "ci.yml",
	"triggers": ["pull_request"],
	"jobs": [{"id": "ci", "line": 3, "does": [], "tools": [], "uses": "acme/ci/.github/workflows/check.yml@v1"}],
	"uses": [],
}]}})

test_cannot_tell_what_workflows_of_others_do if {
	missing_type_checks.deny == set() with input as _with_foreign_job(_python) with data.karat.parameters as _parameters
	count(missing_type_checks.unknown) == 1 with input as _with_foreign_job(_python) with data.karat.parameters as _parameters
	missing_type_checks.deny == _found("TypeScript") with input as _with_foreign_job(_typescript)
		with data.karat.parameters as _parameters
}
