package supply_chain.missing_lockfile_test

import data.supply_chain.missing_lockfile

_repository(folders, kind, path, value) := {
	"files": {},
	"folders": folders,
	"documents": {kind: [{"path": path, "index": 0, "labels": [kind], "value": value}]},
}

_npm(folders, path, value) := _repository(folders, "package_json", path, value)

_lodash := {"dependencies": {"lodash": "^4.0.0"}}

_message := "package.json names dependencies, and no lock file of npm, Yarn, pnpm or Bun is beside it or above it"

test_finds_manifests_without_a_lock_file if {
	missing_lockfile.deny == {{
		"message": _message,
		"at": ["documents", "package_json", 0, "value", "dependencies"],
	}} with input as _npm({"": ["package.json"], "web": ["yarn.lock"]}, "package.json", _lodash)
	missing_lockfile.deny == {{
		"message": _message,
		"at": ["documents", "package_json", 0, "value", "devDependencies"],
	}} with input as _npm({}, "package.json", {"devDependencies": {"a": "1"}, "dependencies": {}})
}

test_finds_go_python_and_programs_in_rust if {
	found := {entry.at[1]: entry.at |
		some entry in missing_lockfile.deny with input as {"files": {}, "folders": {}, "documents": {
			"go_mod": [{"path": "go.mod", "value": {"Require": [{"Path": "a", "Version": "v1"}]}}],
			"pyproject": [{"path": "pyproject.toml", "value": {"project": {"dependencies": ["a"]}}}],
			"cargo_toml": [{"path": "Cargo.toml", "value": {"bin": [{"name": "a"}], "dependencies": {"b": "1"}}}],
		}}
	}
	found == {
		"go_mod": ["documents", "go_mod", 0, "value", "Require"],
		"pyproject": ["documents", "pyproject", 0, "value", "project", "dependencies"],
		"cargo_toml": ["documents", "cargo_toml", 0, "value", "dependencies"],
	}
}

test_accepts_lock_files_beside_and_above if {
	missing_lockfile.deny == set() with input as _npm({"": ["pnpm-lock.yaml"]}, "apps/web/package.json", _lodash)
	missing_lockfile.deny == set() with input as _npm({"web": ["yarn.lock"]}, "web/package.json", _lodash)
}

test_accepts_templates_of_manifests if {
	manifest := object.union(_lodash, {"name": "${{ values.component_id }}"})
	missing_lockfile.deny == set() with input as _npm({}, "skeleton/package.json", manifest)
}

test_accepts_manifests_without_dependencies if {
	missing_lockfile.deny == set() with input as _npm({}, "package.json", {"name": "a", "dependencies": {}})
	library := {"package": {"name": "a"}, "dependencies": {"b": "1"}}
	missing_lockfile.deny == set() with input as _repository({}, "cargo_toml", "Cargo.toml", library)
}

_rust(folders, more) := _repository(folders, "cargo_toml", "app/Cargo.toml", {
	"package": object.union({"name": "app"}, more),
	"dependencies": {"b": "1"},
})

test_accepts_programs_in_rust_that_test_a_library if {
	package_ := {"name": "a-fuzz", "metadata": {"cargo-fuzz": true}}
	fuzzed := {"package": package_, "bin": [{"name": "a"}], "dependencies": {"b": "1"}}
	missing_lockfile.deny == set() with input as _repository({}, "cargo_toml", "fuzz/Cargo.toml", fuzzed)
	program := object.union(fuzzed, {"package": {"metadata": {"cargo-fuzz": false}}})
	count(missing_lockfile.deny) == 1 with input as _repository({}, "cargo_toml", "fuzz/Cargo.toml", program)
	every folder in ["tests", "tests-integration"] {
		path := concat("/", [folder, "Cargo.toml"])
		missing_lockfile.deny == set() with input as _repository({}, "cargo_toml", path, program)
	}
}

test_finds_programs_in_rust_that_cargo_finds if {
	every folders in [{"app/src": ["lib.rs", "main.rs"]}, {"app/src": ["lib.rs"], "app/src/bin": ["a.rs"]}] {
		count(missing_lockfile.deny) == 1 with input as _rust(folders, {})
		missing_lockfile.deny == set() with input as _rust(folders, {"autobins": false})
		missing_lockfile.deny == set() with input as _rust(object.union(folders, {"": ["Cargo.lock"]}), {})
	}
	missing_lockfile.deny == set() with input as _rust({"app/src": ["lib.rs"], "src": ["main.rs"]}, {})
	sample := {"path": "tests/app/Cargo.toml", "value": {"package": {"name": "a"}, "dependencies": {"b": "1"}}}
	missing_lockfile.deny == set() with input as {
		"folders": {"tests/app/src": ["main.rs"]},
		"documents": {"cargo_toml": [sample]},
	}
}

_listed(path, names, folders) := {"files": {}, "documents": {}, "folders": folders, "facts": {"packages": [{
	"path": path,
	"dependencies": [{"name": name, "line": index + 3} | some index, name in names],
}]}}

_listed_finding(path, tool) := {
	"message": sprintf("%s names dependencies, and no lock file of %s is beside it or above it", [path, tool]),
	"at": ["files", path],
	"line": 3,
}

test_finds_applications_in_ruby_python_and_php if {
	missing_lockfile.deny == {_listed_finding("Gemfile", "Bundler")} with input as _listed("Gemfile", ["rails"], {"": ["Gemfile"]})
	missing_lockfile.deny == {_listed_finding("a/Pipfile", "Pipenv")} with input as _listed("a/Pipfile", ["b", "c"], {})
	every folders in [{"": ["artisan"]}, {"bin": ["console"]}, {"public": ["index.php"]}] {
		missing_lockfile.deny == {_listed_finding("composer.json", "Composer")} with input as _listed("composer.json", ["x/y"], folders)
	}
}

test_accepts_libraries_and_locked_applications_in_ruby_python_and_php if {
	every path, folders in {
		"Gemfile": {"": ["Gemfile", "shop.gemspec"]},
		"a/Gemfile": {"a": ["Gemfile.lock"]},
		"b/Pipfile": {"b": ["Pipfile.lock"]},
		"composer.json": {"": ["composer.json"], "src": ["index.php"]},
		"c/composer.json": {"c": ["artisan", "composer.lock"]},
		"tests/app/Gemfile": {"tests/app": []},
	} {
		missing_lockfile.deny == set() with input as _listed(path, ["a/b"], folders)
	}
	missing_lockfile.deny == set() with input as _listed("Gemfile", [], {"": ["Gemfile"]})
}

_package(more) := _repository({}, "pyproject", "pyproject.toml", object.union(
	{"build-system": {"requires": ["hatchling"]}, "project": {"name": "shop", "dependencies": ["requests>=2"]}},
	more,
))

test_tells_libraries_from_programs_in_python if {
	missing_lockfile.deny == set() with input as _package({})
	count(missing_lockfile.deny) == 1 with input as _package({"project": {"scripts": {"shop": "shop:main"}}})
}

_python(names) := {"files": {}, "folders": {}, "documents": {"pyproject": [
	{"path": "pyproject.toml", "value": {"project": {"name": "shop", "dependencies": names}}},
	{"path": "runtime/pyproject.toml", "value": {"project": {"name": "shop_runtime"}}},
]}}

test_accepts_packages_of_the_same_repository if {
	missing_lockfile.deny == set() with input as _python(["Shop-Runtime == 1.4.0", "shop[fast]"])
	count(missing_lockfile.deny) == 1 with input as _python(["shop-runtime == 1.4.0", "requests>=2"])
}

_poetry(table) := _repository({}, "pyproject", "pyproject.toml", {"tool": {"poetry": {"dependencies": table}}})

test_accepts_an_interpreter if {
	missing_lockfile.deny == set() with input as _poetry({"python": "^3.12"})
	count(missing_lockfile.deny) == 1 with input as _poetry({"python": "^3.12", "requests": "^2"})
}

test_accepts_what_tests_read if {
	missing_lockfile.deny == set() with input as _npm({}, "tests/source-files/app/package.json", _lodash)
	count(missing_lockfile.deny) == 1 with input as _npm({}, "tests/package.json", _lodash)
}

test_accepts_folders_that_are_left_out if {
	missing_lockfile.deny == set() with input as _npm({}, "docs/examples/a/package.json", _lodash)
		with data.karat.parameters as {"ignored_folders": ["examples"]}
}

test_measures_the_share_of_locked_manifests if {
	manifest := {"path": "b/package.json", "index": 0, "value": _lodash}
	documents := {"package_json": [manifest, object.union(manifest, {"path": "a/package.json"})]}
	missing_lockfile.measure == {"value": 1, "of": 2} with input as {
		"files": {},
		"folders": {"a": ["yarn.lock"]},
		"documents": documents,
	}
	not missing_lockfile.measure with input as {"files": {}, "folders": {}, "documents": {}}
}

test_accepts_other_kinds if {
	missing_lockfile.deny == set() with input as {"kind": "Pod", "dependencies": {"a": "1"}}
}
