# METADATA
# title: Asides
# description: Which folders hold what the repository does not ship itself, by their paths.
package lib.asides

# Whether a path lies in a folder of others, in one of samples, or in one for editors: what stands there is not what the
# repository ships.
is_aside(path) if {
	some part in split(lower(path), "/")
	part in _aside
}

# What tests of Java read.
is_aside(path) if contains(path, "src/test/resources/")

# What other tests read, in a folder that is called so, if not the tests of a module of that name, and if `test` is no environment.
is_aside(path) if {
	regex.match(_read_by_tests, path)
	not regex.match(_tests, path)
	not is_environment(path)
}

_read_by_tests := `(?i)(^|/)(tests?|__tests__|specs?)/([\w-]+[_-])?(assets|corpus|data|files|inputs?|resources|snapshots|stubs)/`

_tests := `(?i)(^|/)(test_[^/]*|conftest|__init__)\.py$|[._-](test|spec|cy)\.\w+$|(test|tests|spec|suite)\.(java|kt|scala|groovy|cs|php|swift)$`

# Whether `test` is the name of an environment in a path, beside others such as `prod`.
is_environment(path) if regex.match(_test_environment, path)

_test_environment := `(?i)(^|/)(accounts?|clusters?|deploy(ments?)?|envs?|environments?|infra|live|overlays?|regions?|stages?)/([^/]+/)*tests?/`

# Whether a path lies in a folder of what other repositories are made of: what stands there is in force in those, and may be put
# together with more.
is_template(path) if regex.match(_template, path)

_template := `(?i)^([^./][^/]*/)*(boilerplates?|cookiecutter[\w-]*|scaffolds?|skeletons?|templates?)/|\{\{`

_aside := {
	"vendor", "node_modules", "third_party", "site-packages", "testdata", "test-data", "test_data", "fixtures", "__fixtures__",
	"test-fixtures", "test_fixtures", "__snapshots__", "examples", "example",
	"samples", "sample", "_examples", "versioned_docs", "dist", "generated", ".yarn", "migrations", ".codesandbox", ".devcontainer", ".gitpod",
}
