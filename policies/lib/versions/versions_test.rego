package lib.versions_test

import data.lib.versions

test_knows_complete_versions if {
	every version in ["1.4.2", "v1.4.2", "= 1.4.2", "1.4.2-rc.1+build"] { versions.exact(version) }
	every version in ["1.4", "^1.4.2", "1.x", ">=1.0.0", "*", "", 1.4] { not versions.exact(version) }
}

test_knows_references_that_stay if {
	every reference in [
		"v1.4.2", "release/1.4.2", "app-v1.4.2", "kustomize-5.0.1", "0123456789abcdef0123456789abcdef01234567",
	] {
		versions.fixed(reference)
	}
	every reference in ["main", "v1", "v1.4", "release-1.4", "abc1234", ""] { not versions.fixed(reference) }
}

test_knows_what_is_in_a_range if {
	every pair in [
		["1.4.2", "1.4.2"], ["v1.4.2", "1.4.2"], ["^1.2.0", "1.4.2"], ["~1.4", "1.4.2"], ["1.x", "1.4.2"], ["1.4.*", "1.4.2"],
		["^0.4.0", "0.4.2"], [">=1.0.0 <2.0.0", "1.4.2"], ["*", "1.4.2"],
		["~1", "1.4.2"], ["~1.4.1", "1.4.2"], ["^1", "1.4.2"], ["^1.2", "1.4.2"], ["^0", "0.4.2"], ["^0.0", "0.0.9"], ["^0.0.3", "0.0.3"],
		["^0.4", "0.4.2"], ["^1.0.0", "1.0.0"], ["^10.0.3", "10.2.0"],
	] {
		versions.in_range(pair[0], pair[1])
	}
	every pair in [
		["1.4.2", "1.4.3"], ["^1.5.0", "1.4.2"], ["^2.0.0", "3.1.0"], ["~1.3", "1.4.2"], ["2.x", "1.4.2"], ["^0.3.0", "0.4.2"],
		["~2", "1.4.2"], ["~1.4.3", "1.4.2"], ["^0", "1.0.0"], ["^0.0", "0.1.0"], ["^0.0.3", "0.0.4"], ["^1", "2.0.0"], ["^0.4.3", "0.4.2"],
	] {
		not versions.in_range(pair[0], pair[1])
	}
}
