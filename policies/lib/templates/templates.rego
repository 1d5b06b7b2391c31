# METADATA
# title: Files of the golden path
# description: The texts of files that fixes make where a repository lacks them, to begin with.
package lib.templates

editorconfig := concat("\n", [
	"root = true",
	"",
	"[*]",
	"charset = utf-8",
	"end_of_line = lf",
	"insert_final_newline = true",
	"trim_trailing_whitespace = true",
	"",
	"[*.md]",
	"trim_trailing_whitespace = false",
	"",
	"[{*.go,go.mod,Makefile,*.mk}]",
	"indent_style = tab",
	"",
])

security_policy := concat("\n", [
	"# Security policy",
	"",
	"## Report a vulnerability",
	"",
	"Please do not open a public issue. Report it in private: on GitHub by *Security → Report a vulnerability* of this",
	"repository, elsewhere to its owners.",
	"",
	"Say what you found, in which version, and how it can be reproduced. We tell you what we do about it, and name you in the",
	"advisory unless you do not want that.",
	"",
	"## Supported versions",
	"",
	"Fixes are made for the latest release.",
	"",
])

contributing := concat("\n", [
	"# How to contribute",
	"",
	"1. Open an issue, or say in an existing one that you work on it, before you begin something large.",
	"2. Make a branch, and keep the change small: one purpose, with its tests and documentation.",
	"3. Run the tests and linters as the README says.",
	"4. Open a pull request that says what changes and why. An owner of the files reviews it.",
	"",
])

pull_request := concat("\n", [
	"## What changes, and why",
	"",
	"## How it was tested",
	"",
	"- [ ] Tests cover the change",
	"- [ ] Documentation says what users have to know",
	"",
])

bug_report := concat("\n", [
	"---",
	"name: Bug report",
	"about: Something does not work as it should",
	"title: \"\"",
	"labels: bug",
	"assignees: \"\"",
	"---",
	"",
	bug_sections,
])

# The same where a template is text alone.
bug_sections := concat("\n", [
	"## What happens",
	"",
	"## What should happen",
	"",
	"## How to reproduce it",
	"",
	"## Version and surroundings",
	"",
])

# What Dependabot is told of one ecosystem, in the folders that its manifests are in.
updates(ecosystem, folders) := object.union(places, {
	"package-ecosystem": ecosystem,
	"schedule": {"interval": "weekly"},
	"cooldown": {"default-days": 7},
}) if {
	paths := [concat("", ["/", folder]) | some folder in folders]
	places := {false: {"directories": paths}, true: {"directory": paths[0]}}[count(paths) == 1]
}

# A configuration of Dependabot for ecosystems: [[ecosystem, folder]]. Those of several folders are told of together.
dependabot(ecosystems) := concat("", array.concat(["version: 2\nupdates:\n"], [text |
	some ecosystem in sort({name | some [name, _] in ecosystems})
	own := {folder | some [name, folder] in ecosystems; name == ecosystem}
	folders := [yaml_string(concat("", ["/", folder])) | some folder in sort(own)]
	text := sprintf(_entry, [ecosystem, _directories(folders)])
]))

_directories(folders) := concat(" ", ["directory:", folders[0]]) if {
	count(folders) == 1
} else := concat("\n      - ", array.concat(["directories:"], folders))

_entry := concat("\n", [
	"  - package-ecosystem: %s",
	"    %s",
	"    schedule:",
	"      interval: weekly",
	"    cooldown:",
	"      default-days: 7",
	"",
])

# A text as YAML reads it as that text: in quotes, unless it is a plain word or path.
yaml_string(text) := text if {
	regex.match(`^[A-Za-z/]([A-Za-z0-9_./:-]*[A-Za-z0-9_/-])?$`, text)
	not lower(text) in {"false", "n", "no", "null", "off", "on", "true", "y", "yes"}
} else := json.marshal(text)
