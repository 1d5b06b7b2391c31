package lib.releases_test

import data.lib.releases

_tags(names) := {"facts": {"git_refs": {"tags": [{"name": name} | some name in names]}}}

test_takes_the_highest_version if {
	releases.latest == {"name": "v1.10.0", "version": "1.10.0"} with input as _tags(["v1.9.0", "v1.10.0", "v1.2"])
	releases.latest == {"name": "2024.05", "version": "2024.05"} with input as _tags(["2024.05", "2023.12"])
}

test_leaves_out_what_is_no_release if {
	not releases.latest with input as _tags(["v2.0.0-rc.1", "web/v1.0.0", "nightly", "v1"])
	releases.known with input as _tags([])
	not releases.known with input as {"facts": {"git_refs": {"remotes": []}}}
	not releases.latest with input as {"kind": "Pod"}
}

test_knows_changelogs if {
	every name in ["changelog.md", "news", "release-notes.rst", "change_log.txt", "history.md"] {
		regex.match(releases.changelog, name)
	}
	not regex.match(releases.changelog, "history.go")
}
