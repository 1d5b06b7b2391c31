# METADATA
# title: What git ignores
# description: >-
#   Whether a path is one that a `.gitignore` names, as far as that is told by plain names and paths; patterns with wildcards
#   are not looked at. For rules that ask for the documents `ignore/git`.
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

_lines := [[folder, line.Value] |
	some file in input.documents["ignore/git"]
	folder := relative_paths.folder(file.path)
	some line in file.value
	line.Kind == "Path"
	not regex.match(`[*?\[\\]`, line.Value)
]

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
