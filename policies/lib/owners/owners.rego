# METADATA
# title: Code owners
# description: Which file of owners counts, whether it names somebody, and which files a pattern fits, as on GitHub and GitLab.
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

_rules := [rule |
	some own in file
	some rule in own.document.value.rules
]

# The files of the repository that one of the patterns fits. There may be many, so that what is plain text is not matched as
# a pattern: a file or a folder below the root, and a name that any part of a path may be.
fitting(patterns) := {path |
	plain := {pattern | some pattern in patterns; not regex.match(`[*?\[\]{}\\!]`, pattern)}
	names := {pattern | some pattern in plain; not contains(pattern, "/")}
	places := {pattern | some pattern in plain; _starts(pattern) == {""}}
	files := {trim(place, "/") | some place in places; not endswith(place, "/")}
	folders := {sprintf("%s/", [trim(place, "/")]) | some place in places}
	globs := {glob_ |
		some pattern in patterns
		not pattern in (names | places)
		some glob_ in _globs(trim_prefix(pattern, "!"))
	}
	some path, _ in input.files
	_is_among(path, files, folders, names, globs)
}

_is_among(path, files, folders, names, globs) if {
	path in files
} else if {
	strings.any_prefix_match(path, folders)
} else if {
	some part in split(path, "/")
	part in names
} else if {
	some glob_ in globs
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
