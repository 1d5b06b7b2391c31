# METADATA
# title: Versions
# description: Whether a version or a reference of git names one thing for good, and whether a version is in a range of Helm.
package lib.versions

# Whether a version of SemVer is complete: 1.4.2, v1.4.2-rc.1, =1.4.2.
exact(version) if {
	is_string(version)
	regex.match(`^\s*=?\s*v?[0-9]+\.[0-9]+\.[0-9]+([-+][0-9A-Za-z.+-]+)?\s*$`, version)
}

# Whether a reference of git is a commit or the tag of a complete version, which may have a name before it: app-1.4.2.
fixed(reference) if regex.match(`^[0-9a-f]{40}([0-9a-f]{24})?$`, reference)

fixed(reference) if {
	parts := split(reference, "/")
	exact(regex.replace(parts[count(parts) - 1], `^[A-Za-z][A-Za-z0-9_.-]*-(v?[0-9]+\.)`, "${1}"))
}

# Whether a version is in a range. Ranges of several parts are taken to hold any.
in_range(range_, version) := _plain(range_) == _plain(version) if {
	exact(range_)
} else := _from(part, version) if {
	[part] := regex.find_all_string_submatch_n(`^\s*([\^~])\s*v?([0-9]+(?:\.[0-9]+){0,2})\s*$`, range_, -1)
} else := startswith(_plain(version), sprintf("%s.", [prefix])) if {
	[[_, prefix]] := regex.find_all_string_submatch_n(`^\s*v?([0-9]+(?:\.[0-9]+)?)(?:\.[xX*])*\s*$`, range_, -1)
} else := true

# ~1.2 and ~1.2.3 keep the second number, ~1 the first; ^ keeps the numbers up to the first that is not 0, of zeros alone all:
# ^1.2 is below 2, ^0.2.3 below 0.3, ^0.0.3 below 0.0.4, ^0.0 below 0.1, ^0 below 1.
_from(part, version) if {
	given := split(part[2], ".")
	numbers_ := split(regex.replace(_plain(version), `[-+].*`, ""), ".")
	kept := _kept(part[1], given)
	array.slice(given, 0, kept) == array.slice(numbers_, 0, kept)
	low := array.slice(array.concat(given, ["0", "0"]), 0, 3)
	semver.compare(_plain(version), concat(".", low)) >= 0
} else := false

_kept("~", given) := min([count(given), 2])

_kept("^", given) := min(lengths) if {
	lengths := [length |
		some length in numbers.range(1, count(given))
		_settles(given, length)
	]
}

_settles(given, length) if given[length - 1] != "0"

_settles(given, length) if length == count(given)

_plain(version) := trim_left(trim_space(version), "=v ")
