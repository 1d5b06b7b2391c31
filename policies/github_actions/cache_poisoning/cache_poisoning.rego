# METADATA
# title: Release built from a cache
# description: >-
#   A job that releases restores a cache. Caches are shared by all workflows of a branch, also those that run other people's
#   code with fewer rights, and nothing says who wrote an entry. Whoever gets code into one run of them puts it into the next
#   release.
# related_resources:
#   - ref: https://adnanthekhan.com/2024/05/06/the-monsters-in-your-build-cache-github-actions-cache-poisoning/
#     description: Adnan Khan, GitHub Actions cache poisoning
#   - ref: https://docs.github.com/en/actions/reference/workflows-and-actions/dependency-caching#restrictions-for-accessing-a-cache
#     description: GitHub, restrictions for accessing a cache
#   - ref: https://slsa.dev/spec/v1.0/requirements#isolated
#     description: SLSA, isolated builds
# custom:
#   severity: medium
#   kinds: [github_workflow]
#   remediation: >-
#     Build releases without caches: leave the step out, or set its input, such as `package-manager-cache: false`,
#     `enable-cache: false` or `lookup-only: true`. Where one workflow serves both, `if: github.ref_type != 'tag'` keeps the
#     cache for everything else.
#   controls:
#     owasp_cicd: [CICD-SEC-9]
#     slsa_1_0: [build-l3]
package github_actions.cache_poisoning

import data.lib.github
import data.lib.github_actions as actions
import data.lib.github_caches as caches
import data.lib.github_releases as releases

deny contains {"message": message, "at": array.concat(entry.path, cache.at)} if {
	_releases
	some entry in github.steps
	_is_released(entry)
	cache := caches.restored(entry)
	not _is_left_out(entry.step)
	not _is_left_out(github.jobs[entry.job])
	message := sprintf("%s restores a cache into a release", [entry.label])
}

_releases if _is_for_releases

_releases if count(releases.jobs) > 0

_is_for_releases if releases.by_tag

_is_for_releases if releases.by_branch

_is_released(entry) if entry.job in releases.jobs

_is_released(entry) if {
	_is_for_releases
	not _tests_pull_requests
	not _comes_after(github.jobs[entry.job])
}

# A workflow that tests pull requests, too, releases what its jobs hand on.
_is_released(entry) if {
	_is_for_releases
	some other in github.steps
	other.job == entry.job
	actions.name_of(other.step) == "actions/upload-artifact"
}

# A job that waits for the one that publishes is too late for the release.
_comes_after(job) if {
	some name in _waits_for(job)
	_publishes(name)
}

_waits_for(job) := {job.needs} if {
	is_string(job.needs)
} else := {name | some name in job.needs}

_publishes(name) if name in releases.jobs

_publishes(name) if regex.match(`^(deploy|publish|release)$`, lower(name))

_tests_pull_requests if count(github.triggers & {"merge_group", "pull_request"}) > 0

_is_left_out(holder) if {
	is_string(holder["if"])
	caches.in_release(holder["if"]) == "no"
}
