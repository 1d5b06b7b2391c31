# METADATA
# title: What git ignores
# description: >-
#   Whether a path is one that a `.gitignore` names, as far as that is told by plain names and paths and by those with `*`; other
#   patterns are not looked at. For rules that ask for the documents `ignore/git`.
package lib.git_ignored

import data.lib.relative_paths
import data.lib.repository

# Whether a file or a folder is left out, itself or with a folder around it.
has(path) if {
	some above in repository.folders_above(sprintf("%s/", [path]))
	above in _paths
}

has(path) if {
	some folder, names in _names
	folder in repository.folders_above(path)
	some part in split(path, "/")
	part in names
}

has(path) if {
	some above in repository.folders_above(sprintf("%s/", [path]))
	some pattern in _path_patterns
	glob.match(pattern, ["/"], above)
}

has(path) if {
	some folder, patterns in _name_patterns
	folder in repository.folders_above(path)
	some part in split(path, "/")
	some pattern in patterns
	glob.match(pattern, ["/"], part)
}

_every_line := [[folder, line.Value] |
	some file in input.documents["ignore/git"]
	folder := relative_paths.folder(file.path)
	some line in file.value
	line.Kind == "Path"
]

_lines := [line |
	some line in _every_line
	not regex.match(`[*?\[\\]`, line[1])
]

# Those with `*` and with more of their own than an extension; braces mean something to only one of the two.
_patterns := [line |
	some line in _every_line
	contains(line[1], "*")
	regex.match(`[A-Za-z0-9]{2}`, regex.replace(line[1], `\*\.\w+$`, ""))
	not regex.match(`[?\[\\{}!]`, line[1])
]

_path_patterns := {relative_paths.joined(folder, value) |
	some [folder, value] in _patterns
	contains(trim_suffix(value, "/"), "/")
}

_name_patterns[folder] contains trim_suffix(value, "/") if {
	some [folder, value] in _patterns
	not contains(trim_suffix(value, "/"), "/")
}

# With a slash before its end a pattern begins in the folder of its file, without one it fits at any depth.
_paths := {relative_paths.joined(folder, value) |
	some [folder, value] in _lines
	contains(trim_suffix(value, "/"), "/")
}

_names[folder] := {trim_suffix(value, "/") |
	some [folder_, value] in _lines
	folder_ == folder
	not contains(trim_suffix(value, "/"), "/")
} if {
	some [folder, _] in _lines
}
