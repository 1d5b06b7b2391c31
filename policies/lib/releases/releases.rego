# METADATA
# title: Releases
# description: Which tags of a repository are releases, and which is the latest. For rules that ask for the fact `git_refs`.
package lib.releases

# Whether the tags are known: a clone that is not whole may lack some.
default known := false

known if is_array(input.facts.git_refs.tags)

# The highest version that a tag names: {"name": "v1.2.0", "version": "1.2.0"}. One before a release (`-rc.1`) is none, and a tag
# of one package of many (`web/v1.2.0`) neither.
latest := {"name": best.name, "version": best.version} if {
	highest := max([release.order | some release in _releases])
	best := [release | some release in _releases; release.order == highest][0]
}

default _releases := []

_releases := _tagged(_plain) if not _are_called_otherwise

# The name of the repository in front, or `release`; Maven takes that of the parent of all modules. Charts are tagged like that,
# too, so that such tags count only where there have been no others for a year.
_releases := _tagged(_named) if _are_called_otherwise

_are_called_otherwise if {
	count(_tagged(_named)) > 0
	count(_tagged(_plain)) == 0
}

_are_called_otherwise if {
	newest := max([release.time | some release in _tagged(_named)])
	every release in _tagged(_plain) {
		release.time + ((365 * 24) * 3600) < newest
	}
}

_tagged(pattern) := [release |
	some tag in input.facts.git_refs.tags
	some parts in regex.find_all_string_submatch_n(pattern, tag.name, 1)
	release := {"name": tag.name, "version": parts[1], "order": _order(parts[1]), "time": object.get(tag, "time", 0)}
]

_plain := `^[vV]?(\d{1,6}(?:\.\d{1,6}){1,3})$`

_named := sprintf(`^(?i:(?:%s(?:-parent)?|parent|release|rel)[-_/])[vV]?(\d{1,6}(?:\.\d{1,6}){1,3})$`, [_name])

default _name := "release"

_name := regex.replace(input.name, `[^\w-]`, "[$0]") if {
	is_string(input.name)
	input.name != ""
}

_order(version) := [to_number(part) | some part in split(version, ".")]

# Names of files that say what changed, in lower case.
changelog := `^(change-?_?logs?|changes|news|history|release-?_?notes?|releases|whatsnew)(\.(md|\w*down|rst|adoc|txt))?$`
