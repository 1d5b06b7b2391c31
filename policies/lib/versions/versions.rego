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

# ^1.2 keeps the first number that is not 0, ~1.2 the second number.
_from(part, version) if {
	low := split(sprintf("%s.0.0", [part[2]]), ".")
	numbers_ := split(regex.replace(_plain(version), `[-+].*`, ""), ".")
	kept := _kept(part[1], low)
	array.slice(low, 0, kept) == array.slice(numbers_, 0, kept)
	semver.compare(_plain(version), concat(".", array.slice(low, 0, 3))) >= 0
} else := false

_kept("~", _) := 2

_kept("^", low) := 1 if {
	low[0] != "0"
} else := 2

_plain(version) := trim_left(trim_space(version), "=v ")
