package build.committed_output_test

import data.build.committed_output

_deny(paths) := found if {
	found := committed_output.deny with input as {"files": {path: {} | some path in paths}}
		with data.karat.parameters as {"allowed": ["dist/**"]}
}

test_finds_output_once_for_each_sort if {
	_deny(["node_modules/b/a.js", "node_modules/a/a.js", "web/.DS_Store", "src/a.js"]) == {
		{"message": "packages of npm are in git (2 in all)", "at": ["files", "node_modules/a/a.js"]},
		{"message": "files of an operating system are in git (1 in all)", "at": ["files", "web/.DS_Store"]},
	}
	every path in ["a/__pycache__/b.pyc", "b.pyc", "A.class", ".gradle/x", ".venv/pyvenv.cfg", "terraform.tfstate"] {
		count(_deny([path])) == 1
	}
}

test_accepts_source if {
	_deny(["src/class.js", "gradle/wrapper.jar", "docs/node_modules.md", ".terraform.lock.hcl"]) == set()
}

test_accepts_what_tests_read if {
	_deny(["a/fixtures/b/node_modules/c.js", "src/test/resources/A.class", "testdata/terraform.tfstate"]) == set()
	count(_deny(["tests/fixtures/.DS_Store"])) == 1
	count(_deny(["tests/a/node_modules/c.js"])) == 1
}

test_accepts_what_the_configuration_allows if {
	_deny(["dist/node_modules/a.js"]) == set()
}

test_accepts_other_kinds if {
	committed_output.deny == set() with input as {"kind": "Pod"}
}
