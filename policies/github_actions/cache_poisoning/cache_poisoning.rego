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
#   kinds: [github_workflow, repository]
#   documents: [github_workflow, package_json]
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
import data.lib.github_conditions as conditions
import data.lib.github_releases as releases
import data.lib.lists

applies if input.jobs

applies if count(input.documents.github_workflow) > 0

deny contains {"message": message, "at": array.concat(entry.path, cache.at)} if {
	some entry in _released(input)
	cache := caches.restored(entry.step, input)
	message := _message(entry)
}

# What is restored for a manager of packages that the repository names.
deny contains {"message": message, "at": at} if {
	count(_managers) > 0
	some index, document in input.documents.github_workflow
	some entry in _released(document.value)
	cache := caches.restored_for(entry, document.value, _managers)
	message := _message(entry)
	at := array.concat(["documents", "github_workflow", index, "value"], array.concat(entry.path, cache.at))
}

_message(entry) := sprintf("%s restores a cache into a release", [entry.label])

_managers := {manager |
	some document in input.documents.package_json
	document.path == "package.json"
	some manager in caches.managers_of(document.value)
}

# The steps of a workflow that run for what it releases.
_released(document) := [entry |
	jobs := releases.jobs_of(document)
	_releases(document, jobs)
	handing := _handing_on(document, jobs)
	some entry in github.steps_of(document)
	_is_released(entry, document, jobs, handing)
	not _is_left_out(entry.step, document)
	not _is_left_out(document.jobs[entry.job], document)
]

_releases(document, _) if _is_for_releases(document)

_releases(_, jobs) if count(jobs) > 0

_is_for_releases(document) if releases.by_tag_of(document)

_is_for_releases(document) if releases.by_branch_of(document)

_is_released(entry, _, jobs, _) if entry.job in jobs

_is_released(entry, document, jobs, _) if {
	_is_for_releases(document)
	not _tests_pull_requests(document)
	not _comes_after(document.jobs[entry.job], jobs)
}

# A workflow that tests pull requests, too, releases what its jobs hand on to those that publish.
_is_released(entry, document, _, handing) if {
	_is_for_releases(document)
	entry.job in handing
	some other in document.jobs[entry.job].steps
	actions.name_of(other) == "actions/upload-artifact"
}

# Where it is not known which jobs publish, it may be any that follows.
_handing_on(document, jobs) := object.keys(github.jobs_of(document)) if {
	count(jobs) == 0
} else := graph.reachable(
	{id: _waits_for(job) | some id, job in document.jobs},
	jobs | {before | some id, job in document.jobs; _may_publish(id, job, document); some before in _waits_for(job)},
)

# A job that takes what others made and runs for releases alone, or a workflow that is called then.
_may_publish(id, job, document) if {
	_takes(job)
	_is_for_releases_alone(id, document)
}

_takes(job) if is_string(job.uses)

_takes(job) if {
	some step in job.steps
	actions.name_of(step) == "actions/download-artifact"
}

_is_for_releases_alone(_, document) if not _tests_pull_requests(document)

_is_for_releases_alone(id, document) if {
	some condition in conditions.required_by(document.jobs, id)
	_leaves_changes_out(condition)
}

_leaves_changes_out(condition) if conditions.needs_a_name(condition)

_leaves_changes_out(condition) if conditions.leaves_pull_requests_out(condition)

_leaves_changes_out(condition) if conditions.leaves_events_out(condition, {"merge_group", "pull_request"})

# A job that waits for the one that publishes is too late for the release.
_comes_after(job, jobs) if {
	some name in _waits_for(job)
	_publishes(name, jobs)
}

_waits_for(job) := {name | some name in lists.texts(job.needs)}

_publishes(name, jobs) if name in jobs

_publishes(name, _) if regex.match(`^(deploy|publish|release)$`, lower(name))

_tests_pull_requests(document) if count(github.triggers_of(document) & {"merge_group", "pull_request"}) > 0

_is_left_out(holder, document) if {
	is_string(holder["if"])
	caches.in_release(holder["if"], document) == "no"
}
