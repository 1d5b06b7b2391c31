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

# Whether a path lies in a folder of what other repositories are made of: what stands there is in force in those, and may be put
# together with more.
is_template(path) if regex.match(_template, path)

_template := `(?i)^([^./][^/]*/)*(boilerplates?|cookiecutter[\w-]*|scaffolds?|skeletons?|templates?)/|\{\{`

_aside := {
	"vendor", "node_modules", "third_party", "site-packages", "testdata", "fixtures", "__fixtures__", "examples", "example",
	"samples", "sample", "_examples", "versioned_docs", "dist", "generated", ".yarn", "migrations", ".codesandbox", ".devcontainer", ".gitpod",
}
