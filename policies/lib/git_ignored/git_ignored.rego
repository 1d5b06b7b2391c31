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

# A pattern with `*` may be taken back by one with `!`, but not what stands in a folder that is left out as a whole.
has(path) if {
	some above in repository.folders_above(sprintf("%s/", [trim_suffix(path, "/")]))
	_is_named(above, path)
	not _has_form(_taken_back, above)
}

_is_named(above, _) if _has_form(_forms, above)

_is_named(above, path) if {
	_has_form(_forms_of_folders, above)
	_may_be_folder(above, path)
}

_may_be_folder(above, path) if above in repository.folders_above(path)

_may_be_folder(above, _) if not regex.match(`\.[^/]*$`, above)

_has_form(forms, path) if {
	some folder in repository.folders_above(path)
	regex.match(forms[folder], path)
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

# One expression for all patterns of a file, by its folder.
_forms[folder] := _form(folder, values) if {
	some folder, all_values in _values
	values := {value | some value in all_values; not endswith(value, "/")}
	count(values) > 0
}

_forms_of_folders[folder] := _form(folder, values) if {
	some folder, all_values in _values
	values := {trim_suffix(value, "/") | some value in all_values; endswith(value, "/")}
	count(values) > 0
}

_values[folder] contains value if some [folder, value] in _patterns

_taken_back[folder] := _form(folder, values) if some folder, values in _values_taken_back

_values_taken_back[relative_paths.folder(file.path)] contains regex.replace(trim_suffix(line.Value, "/"), `\[[^\]]*\]`, "?") if {
	some file in input.documents["ignore/git"]
	some line in file.value
	line.Kind == "NegatedPath"
}

_form(folder, values) := sprintf(`^%s(%s)$`, [_escaped(_inside(folder)), concat("|", array.concat(
	[sprintf("(.*/)?(%s)", [concat("|", names)]) | names := {_expression(value) | some value in values; not contains(value, "/")}; count(names) > 0],
	[_expression(trim_prefix(value, "/")) | some value in values; contains(value, "/")],
))])

_inside(folder) := trim_left(sprintf("%s/", [folder]), "/")

# `**/` is any folders or none, `*` and `?` stay within a part.
_expression(value) := _marked(inside) if {
	escaped := regex.replace(value, `[\\.+()|\[\]{}^$]`, `\${0}`)
	inside := replace(replace(replace(escaped, "**/", "\u0001"), "**", "\u0002"), "*", "\u0003")
}

_marked(text) := strings.replace_n({"?": "[^/]", "\u0001": "(.*/)?", "\u0002": ".*", "\u0003": "[^/]*"}, text)

_escaped(text) := regex.replace(text, `[\\.+*?()|\[\]{}^$]`, `\${0}`)

# With a slash before its end a pattern begins in the folder of its file, without one it fits at any depth.
_paths := {relative_paths.joined(folder, value) |
	some [folder, value] in _lines
	contains(trim_suffix(value, "/"), "/")
}

_names[folder] contains trim_suffix(value, "/") if {
	some [folder, value] in _lines
	not contains(trim_suffix(value, "/"), "/")
}
