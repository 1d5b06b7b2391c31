package lib.releases_test

import data.lib.releases

_tags(names) := {"facts": {"git_refs": {"tags": [{"name": name} | some name in names]}}}

test_takes_the_highest_version if {
	releases.latest == {"name": "v1.10.0", "version": "1.10.0"} with input as _tags(["v1.9.0", "v1.10.0", "v1.2"])
	releases.latest == {"name": "2024.05", "version": "2024.05"} with input as _tags(["2024.05", "2023.12"])
}

_at(times) := {"name": "shop.js", "facts": {"git_refs": {"tags": [{"name": name, "time": time} | some name, time in times]}}}

test_knows_tags_with_a_name_in_front if {
	every name in ["shop.js-2.0.1", "Shop.js-parent-v2.0.1", "release/2.0.1", "rel_2.0.1", "parent-2.0.1"] {
		found := {"name": name, "version": "2.0.1"}
		releases.latest == found with input as _at({name: 9, "shop.js-web-3.0.0": 9, "shopsjs-4.0.0": 9})
		releases.latest == found with input as _at({name: 40000000, "v3.0.0": 5})
		releases.latest.version == "3.0.0" with input as _at({name: 30000000, "v3.0.0": 5})
		releases.latest.version == "3.0.0" with input as _at({name: 5, "v3.0.0": 40000000})
	}
}

test_knows_no_release_where_they_are_called_otherwise_by_now if {
	not releases.latest with input as _at({"v1.2.0": 5, "controller-v3.0.0": 40000000})
	not releases.latest with input as _at({"shop.js-1.2.0": 5, "controller-v3.0.0": 40000000})
	releases.latest.version == "1.2.0" with input as _at({"v1.2.0": 5, "controller-v3.0.0": 30000000, "nightly": 40000000})
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
