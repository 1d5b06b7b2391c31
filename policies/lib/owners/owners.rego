# METADATA
# title: Code owners
# description: Which file of owners counts, and whether a path has an owner in it, as GitHub and GitLab read it.
package lib.owners

# The file that counts: [{"index", "document"}], one at most. GitHub looks in .github first, GitLab at the root.
file := [{"index": index, "document": document} |
	some index, document in input.documents.codeowners
	document.path == _paths[0]
]

_paths := [path |
	some folder in [".github", "", "docs", ".gitlab"]
	path := trim_prefix(sprintf("%s/CODEOWNERS", [folder]), "/")
	some document in input.documents.codeowners
	document.path == path
]

# Whether that file names an owner of anything. One that holds only comments is as good as none.
default names_somebody := false

names_somebody if {
	some rule in _rules
	count(rule.owners) > 0
}

# Whether a path has an owner: in each section, and outside of sections, the last rule that fits decides.
owned(path) if {
	some section in _sections
	fitting := [rule |
		some rule in _rules
		object.get(rule, "section", "") == section
		fits(rule.pattern, path)
	]
	last := fitting[count(fitting) - 1]
	count(last.owners) > 0
	not last.excluded
}

_rules := [rule |
	some own in file
	some rule in own.document.value.rules
]

_sections := {object.get(rule, "section", "") | some rule in _rules}

# Whether a pattern fits a path, which is relative to the root.
fits(pattern, path) if {
	some glob_ in _globs(trim_prefix(pattern, "!"))
	glob.match(glob_, ["/"], path)
}

# A pattern with a slash in it begins at the root, one without fits anywhere; a folder stands for all that is in it.
_globs(pattern) := {glob_ |
	some start in _starts(pattern)
	some end in _ends(pattern)
	glob_ := sprintf("%s%s%s", [start, trim(pattern, "/"), end])
}

_starts(pattern) := {""} if {
	contains(trim_suffix(pattern, "/"), "/")
} else := {"", "**/"}

_ends(pattern) := {"/**"} if {
	endswith(pattern, "/")
} else := {""} if {
	# `docs/*` is what lies in docs itself.
	endswith(pattern, "/*")
} else := {"", "/**"}
