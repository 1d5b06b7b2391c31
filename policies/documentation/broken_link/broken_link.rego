# METADATA
# title: Link that leads nowhere
# description: >-
#   A page links to a file or a heading of the repository that is not there. Somebody moved it and left the link; the reader, who
#   followed it for a reason, is on their own. Links to the web are not followed, and links that only a generator of sites
#   understands are left out.
# related_resources:
#   - ref: https://docs.github.com/en/get-started/writing-on-github/getting-started-with-writing-and-formatting-on-github/basic-writing-and-formatting-syntax#relative-links
#     description: GitHub, relative links
# custom:
#   severity: low
#   kinds: [entity/component, entity/repository, repository]
#   facts: [docs]
#   documents: [ignore/git]
#   remediation: >-
#     Mend the path, from the folder of the page on, with upper and lower case as the file has it, or remove the link.
#   parameters:
#     ignored_folders:
#       default: [vendor, node_modules, third_party, testdata, testsuite, fixtures, __fixtures__, templates, skeleton]
#       description: Folders at any depth whose pages are not judged.
package documentation.broken_link

import data.lib.docs
import data.lib.entity
import data.lib.git_ignored
import data.lib.relative_paths
import data.lib.sites

deny contains {"message": message, "at": ["files", path], "line": link.line, "words": words} if {
	some [path, link] in _broken
	words := [target | target := link.target; target != ""]
	message := _message(link.target)
}

_message(target) := sprintf("a regular expression is read as a link to %q: put it in backticks", [target]) if _is_pattern(target)

_message(target) := sprintf("the link to %q leads nowhere", [target]) if not _is_pattern(target)

# `[a-z]([-a-z0-9]*[a-z0-9])?` in prose; `app/[slug]/page.tsx` is a path, and `#map[string]*rule` a place that was made of a type.
_is_pattern(target) if {
	not startswith(target, "#")
	regex.match(`\[\^|\][*+]|\[[A-Za-z0-9]-[A-Za-z0-9]`, target)
}

measure := {"value": leading, "of": count(_links)} if {
	applies
	leading := count(_links) - count(_broken)
}

applies if count(_links) > 0

_broken := [[path, link] |
	some [path, link] in _links
	link.exists == false
	not _is_made(path, link.target)
]

# What git ignores is made by a build, and so may a page be.
_is_made(page, target) if {
	path := split(target, "#")[0]
	path != ""
	joined := relative_paths.joined(relative_paths.folder(page), path)
	slash := {true: "/", false: ""}[endswith(path, "/")]
	git_ignored.has(concat("", [joined, slash]))
}

_links := [[path, link] |
	some path, _ in input.files
	page := input.facts.docs[path]
	count(page.links) > 0
	entity.own(path)
	not docs.below(path, data.karat.parameters.ignored_folders)
	some link in page.links
	is_boolean(link.exists)
	not _is_form(path)
	not _is_test_data(path)
	not _is_draft(path, link.target)
	not _is_unknown(path, link)
]

_is_unknown(path, link) if {
	link.exists == false
	sites.reads(path, link.target)
}

_is_unknown(_, link) if {
	link.exists == false
	regex.match(_filled_in_later, link.target)
}

# $URL, @URL@, %%URL%%, <url>, {url}: percent signs of their own are letters in disguise.
_filled_in_later := `\$\{?[A-Z_]{2}|@[A-Z_]+@|%%[A-Za-z][\w.-]*%%|<[A-Za-z][\w -]*>|\{[A-Za-z_][\w.]*\}`

# What issues and pull requests begin with stands there in the end, with links that are filled in.
_is_form(path) if {
	regex.match(`(?i)(^|/)(issue|pull_request|merge_request)_templates?(/|\.md$)`, path)
}

# So does the template of a report, a decision or a page.
_is_form(path) if regex.match(`(?i)(^|/)([^/]*[._-])?template\.(md|mdx|markdown)$`, path)

# A chapter that is yet to be written has an empty link in the summary of a book.
# https://rust-lang.github.io/mdBook/format/summary.html
_is_draft(path, "") if regex.match(`(^|/)SUMMARY\.md$`, path)

# What tests read is no page, but for those that speak of the tests, which have names in capitals or stand in documentation.
_is_test_data(path) if {
	parts := split(path, "/")
	folders := {folder |
		some length in numbers.range(1, count(parts) - 1)
		length < count(parts)
		folder := array.slice(parts, 0, length)
	}
	some folder in folders
	_holds_tests(folder[count(folder) - 1], concat("/", folder))
	count({part | some part in array.slice(parts, 0, count(parts) - 1)} & _documentation_folders) == 0
	name := split(parts[count(parts) - 1], ".")[0]
	not upper(name) in {name, "README"}
}

_holds_tests(name, _) if name in _test_folders

# `spec` may as well hold a specification.
_holds_tests("spec", folder) if folder in _folders_of_specs

_test_folders := {"test", "tests", "__tests__", "e2e", "snapshots", "__snapshots__"}

_folders_of_specs contains folder if {
	some path, _ in object.get(input, ["repository", "files"], input.files)
	regex.match(`(^|/)spec/(.*/)?([^/]*[._-]spec|spec_helper)\.\w+$`, path)
	[folder] := regex.find_n(`^(.*?/)?spec`, path, 1)
}

_documentation_folders := {"doc", "docs", "documentation", "content", "pages", "site", "website", "wiki", "book", "guides"}
