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

_releases := [release |
	some tag in input.facts.git_refs.tags
	some parts in regex.find_all_string_submatch_n(`^[vV]?(\d{1,6}(?:\.\d{1,6}){1,3})$`, tag.name, 1)
	release := {"name": tag.name, "version": parts[1], "order": _order(parts[1])}
]

_order(version) := [to_number(part) | some part in split(version, ".")]

# Names of files that say what changed, in lower case.
changelog := `^(change-?_?logs?|changes|news|history|release-?_?notes?|releases|whatsnew)(\.(md|\w*down|rst|adoc|txt))?$`
