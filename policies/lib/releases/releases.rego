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

# The name of the repository in front, or `release`; Maven takes that of the parent of all modules. Charts are tagged like that,
# too, so that such tags count only where there are no others.
_releases := _current(_plain) if {
	count(_current(_plain)) > 0
} else := _current(_named)

# None where other tags name versions a year after all of these: releases are called otherwise by now.
_current(pattern) := releases if {
	releases := _tagged(pattern)
	newest := max([release.time | some release in releases])
	every tag in input.facts.git_refs.tags {
		_is_soon(tag, newest)
	}
} else := []

_is_soon(tag, newest) if object.get(tag, "time", 0) <= newest + ((365 * 24) * 3600)

_is_soon(tag, _) if not regex.match(`\d\.\d`, tag.name)

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
