# METADATA
# title: Documentation
# description: >-
#   The README of an entity or a repository, and what its pages say by their headings and links. For rules that ask for the fact
#   `docs`.
package lib.docs

import data.lib.entity
import data.lib.repository

# The README: in the first of the places where people look for it, the longest of those in several languages.
readme := [path | some path in _readmes; input.facts.docs[path].words == longest][0] if {
	longest := max([input.facts.docs[path].words | some path in _readmes])
}

# One on a single subject, `README_CHECKS.md`, is the README only where there is no other.
_readmes := [found |
	some folder in entity.homes
	some name in [_plain_or_in_a_language, `^readme([._-].*)?$`]
	found := [path |
		some path in repository.named([folder], name)
		is_number(input.facts.docs[path].words)
	]
	count(found) > 0
][0]

_plain_or_in_a_language := sprintf(`^readme([._-](%s)([._-]([a-z]{2}|hans|hant))?)?(\.(%s))?$`, [
	concat("|", _languages),
	"md|markdown|mdx|rst|adoc|asciidoc|txt|org",
])

_languages := [
	"ar", "br", "ca", "cn", "cs", "cz", "da", "de", "el", "en", "es", "fa", "fi", "fr", "he", "hi", "hk", "hu", "id", "it", "ja",
	"jp", "ko", "kr", "nl", "no", "pl", "pt", "ro", "ru", "sv", "th", "tr", "tw", "ua", "uk", "vi", "vn", "zh", "ptbr", "zhcn",
	"chinese", "chs", "english", "french", "german", "japanese", "korean", "portuguese", "russian", "spanish", "turkish",
]

# Whether a heading of a page fits a pattern, in lower case.
has_heading(path, pattern) if {
	some heading in input.facts.docs[path].headings
	regex.match(pattern, lower(heading.text))
}

# Whether a page leads to something that fits a pattern, in lower case.
has_link(path, pattern) if {
	some link in input.facts.docs[path].links
	regex.match(pattern, lower(link.target))
}

# Whether the README speaks of something, in a heading or by a link.
readme_mentions(pattern) if _mentions(readme, pattern)

_mentions(path, pattern) if has_heading(path, pattern)

_mentions(path, pattern) if has_link(path, pattern)

# Whether the README or what says how to contribute has such a heading or link.
people_are_told(pattern) if readme_mentions(pattern)

people_are_told(pattern) if {
	some path in repository.named(repository.homes, `^contributing([._-].*)?$`)
	_mentions(path, pattern)
}

# Whether a folder at some depth has one of some names.
below(path, names) if {
	some part in split(path, "/")
	part in names
}
