# METADATA
# title: Code
# description: Which files of a repository or an entity are code, in which language, and which of them are tests.
package lib.code

import data.lib.asides
import data.lib.entity

# Files that people write, by language. Tests are code too; what others wrote, what tools wrote and what only shows or tests a
# tool is left out.
files[language] contains path if {
	some path, _ in input.files
	parts := split(path, ".")
	language := _languages[parts[count(parts) - 1]]
	entity.own(path)
	not asides.is_aside(path)
	not _is_generated(path)
}

# The languages of the whole repository, as the fact says them, in which programs are written.
programmed := {language |
	some language, _ in input.facts.languages
	not language in {"groovy", "lua", "perl", "powershell", "r", "rego", "shell", "sql", "terraform"}
}

# Those of them that a compiler has to take before anything runs.
compiled := programmed & {
	"c", "cpp", "csharp", "dart", "fsharp", "go", "haskell", "java", "kotlin", "ocaml", "rust", "scala", "swift", "typescript",
	"zig",
}

# The Dockerfiles of what the repository ships.
dockerfiles := [document |
	some document in input.documents.dockerfile
	not asides.is_aside(document.path)
	not _is_for_tests(document.path)
	not regex.match(`(^|/)\.gitpod\.`, document.path)
	not _is_for_editors(document.value)
]

_is_for_tests(path) if {
	is_test(path)
	not asides.is_environment(path)
}

# An image that editors start, by what it is built on.
_is_for_editors(value) if {
	some stage in value.stages
	stage.final
	regex.match(`^(docker\.io/)?gitpod/workspace-|^mcr\.microsoft\.com/(vscode/)?devcontainers/`, stage.image)
}

# Whether a file holds tests, by the names that test runners look for.
is_test(path) if regex.match(_test_folder, path)

is_test(path) if regex.match(_test_name, path)

_test_folder := `(?i)(^|/)(tests?|__tests__|spec|specs|e2e|cypress|[\w.-]+[._-]tests?|integration[_-]?tests?|tests[_-][\w.-]+|src/it)/`

_test_name := concat("|", [
	`_test\.(go|py|rb|exs|dart|cc|cpp)$`,
	`(^|/)(test_[^/]*|conftest)\.py$`,
	`[._-](test|spec|cy)\.[cm]?[jt]sx?$`,
	`(Tests?|Spec|Suite|IT)\.(java|kt|scala|groovy|cs|php|swift)$`,
	`_spec\.rb$`,
	`(^|/)tests?\.(py|rs|[cm]?[jt]sx?)$`,
])

_is_generated(path) if regex.match(_generated, path)

_generated := `(\.pb|_pb2(_grpc)?|\.min|\.g|\.generated|_generated|\.d|zz_generated[^/]*)\.[A-Za-z]+$`

_languages := {
	"c": "C", "cc": "C++", "cpp": "C++", "cs": "C#", "cxx": "C++", "dart": "Dart", "ex": "Elixir", "exs": "Elixir",
	"go": "Go", "java": "Java", "js": "JavaScript", "cjs": "JavaScript", "jsx": "JavaScript", "kt": "Kotlin",
	"mjs": "JavaScript", "cts": "TypeScript", "mts": "TypeScript", "php": "PHP", "py": "Python", "rb": "Ruby",
	"rs": "Rust", "scala": "Scala", "swift": "Swift", "ts": "TypeScript", "tsx": "TypeScript",
}
