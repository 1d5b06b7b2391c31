package lib.github_advisories_test

import data.lib.github_advisories as advisories

_use(ref) := {"repository": "actions/download-artifact", "name": "actions/download-artifact", "ref": ref}

test_finds_versions_in_the_range if {
	every ref in ["v4.0.0", "4.1.6", "v4.0"] {
		advisories.of(_use(ref)) == {"GHSA-cxww-7g56-2vh6"}
	}
}

test_accepts_versions_outside_of_it if {
	every ref in ["v3", "v3.9.9", "v4.1.7", "v5"] {
		advisories.of(_use(ref)) == set()
	}
}

test_accepts_references_that_may_stand_for_a_sound_version if {
	every ref in ["v4", "v4.1", "main", "11bd71901bbe5b1630ceea73d27597364c9af683"] {
		advisories.of(_use(ref)) == set()
	}
}

test_finds_commits_of_attacks if {
	advisories.of({
		"repository": "tj-actions/changed-files",
		"name": "tj-actions/changed-files",
		"ref": "0e58ed8671d6b60d0890c21b07f8835ace038e67",
	}) == {"GHSA-mrrh-fwg8-r2c3"}
}

test_accepts_other_actions if {
	advisories.of({"repository": "acme/deploy", "name": "acme/deploy", "ref": "v1"}) == set()
}
