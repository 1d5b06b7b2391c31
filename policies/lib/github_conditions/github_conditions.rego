# METADATA
# title: Conditions of workflows
# description: Whom the conditions of jobs and steps let through.
package lib.github_conditions

import data.lib.github_expressions as expressions

_last_actor := `github\.(actor|triggering_actor|event\.sender\.login|event\.pull_request\.sender\.login)`

_last_id := `github\.(actor_id|event\.sender\.id|event\.pull_request\.sender\.id)`

# Numbers of the accounts and apps of Dependabot, its preview and Renovate.
_ids := `'?(29110|49699333|27856297|29139614)'?`

_patterns := [
	sprintf(`%s\s*==\s*'[^']*\[bot\]'`, [_last_actor]),
	sprintf(`'[^']*\[bot\]'\s*==\s*%s`, [_last_actor]),
	sprintf(`\b(contains|startswith|endswith)\(\s*%s\s*,\s*'[^']*(bot|renovate)[^']*'`, [_last_actor]),
	sprintf(`\bcontains\(\s*(fromjson\(\s*)?'[^']*\[bot\][^']*'\s*\)?\s*,\s*%s`, [_last_actor]),
	sprintf(`%s\s*==\s*%s`, [_last_id, _ids]),
	sprintf(`%s\s*==\s*%s`, [_ids, _last_id]),
]

# Whether a condition asks for a bot by who acted last. That it is not a bot may be asked.
trusts_last_actor(text) if {
	contains(text, "==")
	_matches(expressions.dotted(text))
}

trusts_last_actor(text) if {
	contains(text, "(")
	_matches(expressions.dotted(text))
}

_matches(body) if {
	unnegated := regex.replace(body, `!\s*(contains|startswith|endswith)\([^()]*(\([^()]*\))?[^()]*\)`, "")
	some pattern in _patterns
	regex.match(pattern, unnegated)
}

# The conditions that hold where a job of some jobs runs: its own, and those of the jobs that it is skipped with. What it needs
# skips it unless it asks how that ended.
# https://docs.github.com/en/actions/how-tos/write-workflows/choose-what-workflows-do/use-jobs
required_by(jobs, id) := {condition |
	some required in graph.reachable({other: _skipping(job) | some other, job in jobs}, {id})
	condition := jobs[required]["if"]
	is_string(condition)
}

_skipping(job) := set() if {
	is_string(job["if"])
	regex.match(`\b(always|cancelled|failure)\s*\(`, job["if"])
} else := {needed | some needed in job.needs} | {needed | needed := job.needs; is_string(needed)}

# Whether a condition only holds for branches of the repository itself.
leaves_forks_out(text) if {
	condition := regex.replace(expressions.dotted(text), `\s+`, "")
	not contains(condition, "||")
	some pattern in _own_branches
	regex.match(pattern, condition)
}

_own_branches := [
	`github\.event\.pull_request\.head\.repo\.(full_name|owner\.login|id)==(github\.|')`,
	`github\.event\.workflow_run\.head_repository\.(full_name|owner\.login|id)==(github\.|')`,
	`github\.repository==github\.event\.(pull_request\.head\.repo|workflow_run\.head_repository)\.full_name`,
	`!github\.event\.pull_request\.head\.repo\.fork`,
	`github\.event\.pull_request\.head\.repo\.fork(==false|!=true)`,
	`github\.event\.workflow_run\.event(=='(push|release|schedule|workflow_dispatch)'|!='pull_request')`,
]

# Whether a condition only holds for code of people who are known.
leaves_strangers_out(text) if leaves_forks_out(text)

leaves_strangers_out(text) if names_the_author(text)

# Whether a condition only holds for pull requests of an account that it names, or of members of the project. That is who
# wrote the pull request and stays, unlike who acted last.
names_the_author(text) if {
	condition := regex.replace(expressions.dotted(text), `\s+`, "")
	not contains(condition, "||")
	some pattern in _authors
	regex.match(pattern, condition)
}

_author := `github\.event\.(pull_request|issue)\.`

_authors := [
	sprintf(`%suser\.login=='[^']+'`, [_author]),
	sprintf(`%sauthor_association=='(owner|member|collaborator)'`, [_author]),
	sprintf(
		`contains\(fromjson\('\[("(owner|member|collaborator)",?)+\]'\),%sauthor_association\)`,
		[_author],
	),
]

# Whether a condition only holds for a pull request that was merged: somebody with rights did that.
needs_a_merge(text) if {
	condition := regex.replace(expressions.dotted(text), `\s+`, "")
	regex.match(_merge, condition)
	every alternative in split(_without_groups(condition), "||") {
		contains(alternative, "github.event.pull_request.merged")
	}
}

_merge := concat("", [
	`^(\$\{\{)?([^|]*&&)?github\.event\.pull_request\.`,
	`(merged(==true)?|merged_by(\.login)?!=(''|null))(&&|\}\}|$)`,
])

_without_groups(condition) := _peeled(_peeled(_peeled(_peeled(_peeled(condition)))))

_peeled(condition) := regex.replace(condition, `\([^()]*\)`, "")
