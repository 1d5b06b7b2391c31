# METADATA
# title: Output of tools in git
# description: >-
#   Files that a build, an interpreter or an operating system writes are committed: `node_modules`, `__pycache__`, compiled
#   classes, `.DS_Store`. Nobody reviews them, they differ on each machine, and what runs may be another thing than the
#   source beside it says. Packages, classes and states that tests read, in `fixtures`, `testdata` and the like, are left out.
# related_resources:
#   - ref: https://git-scm.com/docs/gitignore
#     description: git, gitignore
#   - ref: https://github.com/github/gitignore
#     description: GitHub, templates of .gitignore
# custom:
#   severity: low
#   kinds: [repository]
#   remediation: >-
#     Take them out of git and keep them on the disk (`git rm -r --cached node_modules`), and add a line to `.gitignore`.
#     Where a repository vendors on purpose, as an action in JavaScript does, allow the folder in the parameters.
#   parameters:
#     allowed:
#       default: []
#       description: Globs of files that are committed on purpose, such as `dist/**`.
package build.committed_output

import data.lib.repository

deny contains {"message": message, "at": ["files", sort(paths)[0]]} if {
	repository.known
	some what, paths in _found
	message := sprintf("%s are in git (%d in all)", [what, count(paths)])
}

_found[what] contains path if {
	some path, _ in input.files
	regex.match(_any, path)
	some what, pattern in _patterns
	regex.match(pattern, path)
	not _is_allowed(path)
	not _is_sample(what, path)
}

# What tests are given to read is written by hand, and has to look like output.
_is_sample(what, path) if {
	what in {"compiled classes", "packages of npm", "states of Terraform"}
	regex.match(`(^|/)(__fixtures__|__tests__|fixtures?|playground|testdata|test/resources)/`, path)
}

_is_allowed(path) if {
	some pattern in data.karat.parameters.allowed
	glob.match(pattern, ["/"], path)
}

_patterns := {
	"caches of Python": `(^|/)(__pycache__|\.pytest_cache|\.mypy_cache|\.ruff_cache)/|\.py[co]$`,
	"compiled classes": `\.class$`,
	"files of an operating system": `(^|/)(\.DS_Store|Thumbs\.db|desktop\.ini)$`,
	"packages of npm": `(^|/)(node_modules|bower_components)/`,
	"caches of Gradle": `(^|/)\.gradle/`,
	"states of Terraform": `(^|/)\.terraform/|\.tfstate(\.backup)?$`,
	"virtual environments": `(^|/)pyvenv\.cfg$`,
}

_any := concat("|", [pattern | some pattern in _patterns])
