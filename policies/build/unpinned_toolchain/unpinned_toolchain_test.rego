package build.unpinned_toolchain_test

import data.build.unpinned_toolchain

_shop(packages, tools) := {
	"files": {},
	"entity": {"scope": "services/shop"},
	"facts": {
		"packages": [{"ecosystem": ecosystem, "path": path} | some [ecosystem, path] in packages],
		"toolchains": [{"tool": tool, "version": version, "path": path, "line": 1} |
			some [tool, version, path] in tools
		],
	},
}

_npm := [["npm", "services/shop/web/package.json"], ["npm", "services/shop/package.json"]]

_found := {{
	"message": "nothing says with which version of Node.js services/shop/package.json is built",
	"at": ["files", "services/shop/package.json"],
}}

test_finds_manifests_without_a_toolchain if {
	unpinned_toolchain.deny == _found with input as _shop(_npm, [])
	unpinned_toolchain.deny == _found with input as _shop(_npm, [["node", "22", "services/other/.nvmrc"]])
	unpinned_toolchain.deny == _found with input as _shop(_npm, [["python", "3.13", ".python-version"]])
}

test_finds_open_versions if {
	every version in [">=18", "latest", "lts/*", "*", "stable"] {
		unpinned_toolchain.deny == {{
			"message": sprintf("only %q says with which version of Node.js services/shop/package.json is built", [version]),
			"at": ["files", "services/shop/package.json"],
		}} with input as _shop(_npm, [["node", version, "services/shop/package.json"]])
	}
}

test_accepts_versions_that_name_releases if {
	every version in ["22", "22.11.0", "v22", "lts/jod", "^22.1", "22.x", ">=22 <23"] {
		unpinned_toolchain.deny == set() with input as _shop(_npm, [["node", version, "services/shop/.nvmrc"]])
	}
	unpinned_toolchain.deny == set() with input as _shop(_npm, [["node", "22", ".nvmrc"]])
}

_with_documents(ecosystem, documents) := object.union(
	_shop([[ecosystem, "services/shop/x"]], []),
	{"documents": documents},
)

_workflow(job) := {"github_workflow": [{"path": ".github/workflows/ci.yml", "value": {"jobs": {"test": job}}}]}

_step(uses, inputs) := {"steps": [{"uses": uses, "with": inputs}]}

test_accepts_versions_that_workflows_name if {
	axis := {"strategy": {"matrix": {"python": ["3.12", "3.13"]}}}
	every job in [
		_step("actions/setup-python@v6", {"python-version": "3.13"}),
		_step("actions/setup-python@v6", {"python-version": 3.13}),
		object.union(axis, _step("actions/setup-python@v6", {"python-version": "${{ matrix.python }}"})),
	] {
		unpinned_toolchain.deny == set() with input as _with_documents("pip", _workflow(job))
	}
	unpinned_toolchain.deny == set() with input as _with_documents("cargo", _workflow(_step("dtolnay/rust-toolchain@1.91", {})))
	every job in [
		_step("actions/setup-python@v6", {}),
		_step("actions/setup-node@v6", {"node-version": "24"}),
		_step("actions/setup-python@v6", {"python-version": "${{ inputs.python }}"}),
	] {
		count(unpinned_toolchain.deny) == 1 with input as _with_documents("pip", _workflow(job))
	}
	count(unpinned_toolchain.deny) == 1 with input as _with_documents("cargo", _workflow(_step("dtolnay/rust-toolchain@stable", {})))
}

test_reads_variables_of_workflows if {
	step := _step("actions/setup-python@v6", {"python-version": "${{ env.Python }}"})
	of_job := object.union(step, {"env": {"PYTHON": "3.13"}})
	unpinned_toolchain.deny == set() with input as _with_documents("pip", _workflow(of_job))
	axis := {"strategy": {"matrix": {"python": ["3.13"]}}, "env": {"PYTHON": "${{ matrix.python }}"}}
	unpinned_toolchain.deny == set() with input as _with_documents("pip", _workflow(object.union(step, axis)))
	open := object.union(step, {"env": {"PYTHON": ">=3.9"}})
	count(unpinned_toolchain.deny) == 1 with input as _with_documents("pip", _workflow(open))
	count(unpinned_toolchain.deny) == 1 with input as _with_documents("pip", _workflow(step))
}

_pom(plugin) := {"pom": [{"path": "services/shop/pom.xml", "value": {"project": {
	"properties": {"node.version": "24.1.0"},
	"build": {"plugins": {"plugin": [{"artifactId": "maven-jar-plugin"}, plugin]}},
}}}]}

test_accepts_versions_that_maven_fetches if {
	fetching := {"artifactId": "frontend-maven-plugin"}
	once := {"executions": {"execution": {"configuration": {"nodeVersion": "v24.1.0"}}}}
	every more in [{"configuration": {"nodeVersion": "v${node.version}"}}, once] {
		unpinned_toolchain.deny == set() with input as _with_documents("npm", _pom(object.union(fetching, more)))
	}
	count(unpinned_toolchain.deny) == 1 with input as _with_documents("npm", _pom(fetching))
	other := {"artifactId": "exec-maven-plugin", "configuration": {"nodeVersion": "v24.1.0"}}
	count(unpinned_toolchain.deny) == 1 with input as _with_documents("npm", _pom(other))
}

test_accepts_what_read_the_docs_builds if {
	files := {"files": {"services/shop/.readthedocs.yaml": {}}}
	unpinned_toolchain.deny == set() with input as object.union(_shop([["pip", "services/shop/x"]], []), files)
	count(unpinned_toolchain.deny) == 1 with input as object.union(_shop([["npm", "services/shop/x"]], []), files)
}

test_leaves_out_modules_that_others_call if {
	every value in [{"provider": {"aws": [{}]}}, {"terraform": [{"backend": {"s3": [{}]}}]}, {"terraform": [{"cloud": [{}]}]}] {
		count(unpinned_toolchain.deny) == 1 with input as _with_documents("terraform", {"terraform": [
			{"path": "services/shop/versions.tf", "value": {"terraform": [{"required_version": ">= 1.5.7"}]}},
			{"path": "services/shop/main.tf", "value": value},
		]})
	}
	not unpinned_toolchain.applies with input as _with_documents("terraform", {"terraform": [
		{"path": "services/shop/versions.tf", "value": {"terraform": [{"required_version": ">= 1.5.7"}]}},
		{"path": "services/shop/examples/main.tf", "value": {"provider": {"aws": [{}]}}},
	]})
	in_tests := object.union(
		_shop([["terraform", "services/shop/tests/vpc/main.tf"]], []),
		{"documents": {"terraform": [{"path": "services/shop/tests/vpc/main.tf", "value": {"provider": {"aws": [{}]}}}]}},
	)
	not unpinned_toolchain.applies with input as in_tests
}

test_applies_where_there_are_manifests if {
	unpinned_toolchain.applies with input as _shop(_npm, [])
	not unpinned_toolchain.applies with input as _shop([["helm", "services/shop/Chart.yaml"]], [])
	not unpinned_toolchain.applies with input as _shop([["npm", "package.json"]], [])
	not unpinned_toolchain.applies with input as {"kind": "Pod"}
}

test_measures_the_share_of_ecosystems if {
	unpinned_toolchain.measure == {"value": 1, "of": 2} with input as _shop(
		[["npm", "services/shop/package.json"], ["go", "services/shop/go.mod"]],
		[["go", "1.26", "services/shop/go.mod"]],
	)
}
