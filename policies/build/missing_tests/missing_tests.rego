# METADATA
# title: Code without tests
# description: >-
#   The entity has code in a language and no file that a test runner of that language would take. Nobody can tell whether a
#   change breaks what worked before. A language counts from a few files on; Rust, whose tests stand in the files
#   themselves, is not judged.
# related_resources:
#   - ref: https://dora.dev/capabilities/test-automation/
#     description: DORA, test automation
#   - ref: https://github.com/ossf/scorecard/blob/main/docs/checks.md#ci-tests
#     description: OpenSSF Scorecard, CI-Tests
# custom:
#   severity: medium
#   kinds: [entity/component, entity/repository]
#   remediation: >-
#     Begin with one test that starts the program and asks it one thing, in a file that the runner finds (`shop_test.go`,
#     `test_shop.py`, `shop.test.ts`), and run it in CI. Then add one with each defect that is fixed. Where tests stand in
#     another repository, waive the rule and say where.
#   parameters:
#     least_files:
#       default: 3
#       description: Files of a language, tests apart, from which on it is judged.
package build.missing_tests

import data.lib.code

applies if count(_judged) > 0

deny contains {"message": message, "at": []} if {
	some language, paths in _judged
	not _has_tests(language)
	message := sprintf("%d files of %s have no test beside them", [count(paths), language])
}

measure := {"value": count(tested), "of": count(_judged)} if {
	count(_judged) > 0
	tested := [language | some language, _ in _judged; _has_tests(language)]
}

_judged[language] := own if {
	some language, paths in code.files
	not language in {"Rust", "C", "C++"}
	own := {path | some path in paths; not code.is_test(path); not _is_setup(path)}
	count(own) >= data.karat.parameters.least_files
}

# Tests in one language of a runtime serve the others.
_has_tests(language) if {
	some other in _family(language)
	some path in code.files[other]
	code.is_test(path)
}

_family(language) := family if {
	some family in [{"JavaScript", "TypeScript"}, {"Java", "Kotlin", "Scala"}]
	language in family
} else := {language}

# What only configures a tool, and texts that a program fills.
_is_setup(path) if regex.match(_setup, lower(path))

_is_setup(path) if regex.match(`(^|/)templates/.*\.(exs?|lua|php|pl|py|rb)$`, lower(path))

# Formulas of Homebrew, which have their tests inside of them: https://docs.brew.sh/Formula-Cookbook#add-a-test-to-the-formula
_is_setup(path) if regex.match(`(^|/)(casks?|formula|taps?)/.*\.rb$`, lower(path))

# How the pages of a book look: https://rust-lang.github.io/mdBook/format/theme/index.html
_is_setup(path) if {
	[folder] := regex.find_n(`^(.*/)?theme/`, path, 1)
	input.files[concat("", [trim_suffix(folder, "theme/"), "book.toml"])]
}

_setup := `(^|/)(setup\.py|noxfile\.py|[^/]+\.config\.[cm]?[jt]s|(gulpfile|gruntfile)\.js|\.[^/]+)$`
