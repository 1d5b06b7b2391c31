# METADATA
# title: Conditions of workflows
# description: Whom the conditions of jobs and steps let through.
package lib.github_conditions

import data.lib.github_expressions as expressions
import data.lib.lists

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
} else := {needed | some needed in lists.texts(job.needs)}

# Whether a condition only holds for branches of the repository itself.
leaves_forks_out(text) if _needs(text, _own_branches)

_own_branches := [
	sprintf(`^%s==(%s|'[^']+')$`, [_head, _base]),
	sprintf(`^(%s|'[^']+')==%s$`, [_base, _head]),
	`^!\(?github\.event\.pull_request\.head\.repo\.fork\)?$`,
	`^github\.event\.pull_request\.head\.repo\.fork(==false|!=true)$`,
	`^github\.event\.workflow_run\.event(=='(push|release|schedule|workflow_dispatch)'|!='pull_request')$`,
]

_head := `github\.event\.(pull_request\.head\.repo|workflow_run\.head_repository)\.(full_name|owner\.login|id|node_id)`

_base := concat("", [
	`github\.(repository|repository_id|repository_owner|repository_owner_id|event\.(repository|pull_request\.base\.repo)\.`,
	`(full_name|owner\.login|id|node_id))`,
])

# Whether a condition only holds for code of people who are known.
leaves_strangers_out(text) if leaves_forks_out(text)

leaves_strangers_out(text) if names_the_author(text)

# Whether a condition only holds for pull requests of an account that it names, or of members of the project. That is who
# wrote the pull request and stays, unlike who acted last.
names_the_author(text) if _needs(text, _authors)

_author := `github\.event\.(pull_request|issue)\.`

_authors := [
	sprintf(`^%suser\.login=='[^']+'$`, [_author]),
	sprintf(`^'[^']+'==%suser\.login$`, [_author]),
	sprintf(`^%sauthor_association=='(owner|member|collaborator)'$`, [_author]),
	sprintf(
		`^contains\(fromjson\('\[("(owner|member|collaborator)",?)+\]'\),%sauthor_association\)$`,
		[_author],
	),
]

# Whether a condition only holds for a pull request that was merged: somebody with rights did that.
needs_a_merge(text) if _needs(text, [
	`^github\.event\.pull_request\.merged(==true|!=false)?$`,
	`^github\.event\.pull_request\.merged_by(\.login)?!=(''|null)$`,
])

# Whether a condition only holds for a branch that it names, or for tags. A pull request is neither.
needs_a_name(text) if _needs(text, [
	`^github\.ref==('refs/(heads|tags)/[^']+'|format\('refs/heads/\{0\}',github\.event\.repository\.default_branch\))$`,
	`^github\.ref_name==('[^']+'|github\.event\.repository\.default_branch)$`,
	`^startswith\(github\.ref,'refs/tags/[^']*'\)$`,
	`^endswith\(github\.ref,'/(main|master|develop|trunk)'\)$`,
	`^github\.ref_type=='tag'$`,
])

# Whether a condition never holds for a pull request that is open.
leaves_pull_requests_out(text) if _needs(text, [
	`^github\.event\.action=='closed'$`,
	`^github\.event\.pull_request(\.(number|id|html_url|head|base|user))?==(null|'')$`,
	`^!github\.event\.pull_request(\.number)?$`,
	`^github\.(head|base)_ref==(null|'')$`,
	`^!github\.(head|base)_ref$`,
	`^startswith\(github\.ref,'refs/(heads|tags)/[^']*'\)$`,
	`^!startswith\(github\.ref,'refs/pull/[^']*'\)$`,
])

# Whether a condition never holds, as where a job is switched off for a while.
never_holds(text) if {
	contains(lower(text), "false")
	_needs(text, [`^false$`])
}

# Whether a condition never holds for some events of those that start the workflow.
leaves_events_out(text, events) if {
	contains(text, "event_name")
	others := concat("|", [event | some event in _events; not event in events])
	_needs(text, [
		sprintf(`^github\.event_name=='(%s)'$`, [others]),
		sprintf(`^contains\(fromjson\('\[("(%s)",?)+\]'\),github\.event_name\)$`, [others]),
	])
}

leaves_events_out(text, events) if {
	count(events) > 0
	every event in events {
		_needs(text, [sprintf(`^(github\.event_name!='%s'|!\(github\.event_name=='%s'\))$`, [event, event])])
	}
}

# https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows
_events := {
	"branch_protection_rule", "check_run", "check_suite", "create", "delete", "deployment", "deployment_status",
	"discussion", "discussion_comment", "fork", "gollum", "issue_comment", "issues", "label", "merge_group", "milestone",
	"page_build", "public", "pull_request", "pull_request_review", "pull_request_review_comment", "pull_request_target",
	"push", "registry_package", "release", "repository_dispatch", "schedule", "status", "watch", "workflow_call",
	"workflow_dispatch", "workflow_run",
}

# Whether a condition only holds where one of some others does, each given as a pattern of all of it: `a && (b || c)` where `a`
# is one of them, or `b` and `c` are. What is negated or compared once more is another condition.
_needs(text, patterns) if {
	alternatives := _parts(_expression(text), "||")
	every alternative in alternatives {
		some part in _parts(alternative, "&&")
		_needs_in(_bare(part), patterns)
	}
}

_needs_in(condition, patterns) if {
	alternatives := _parts(condition, "||")
	every alternative in alternatives {
		some part in _parts(alternative, "&&")
		some pattern in patterns
		regex.match(pattern, _bare(part))
	}
}

# A condition in one spelling, without blanks. Text around an expression makes a condition that always holds.
_expression(text) := condition if {
	not contains(text, "${{")
	condition := _balanced(text)
} else := condition if {
	count(split(text, "${{")) == 2
	regex.match(`^ *\$\{\{(?s:.*)\}\} *$`, text)
	condition := _balanced(trim_suffix(trim_prefix(trim_space(text), "${{"), "}}"))
}

_balanced(text) := condition if {
	written := regex.replace(expressions.dotted(text), `\s+`, "")

	# What a literal has of signs joins nothing.
	literals := {literal: "'_'" |
		some literal in regex.find_n(`'[^']*'`, written, -1)
		regex.match(`[()&|]`, literal)
	}
	condition := strings.replace_n(literals, written)
	_depth(condition) == 0
}

# What an operator joins outside of parentheses.
_parts(condition, operator) := [part |
	pieces := split(condition, operator)
	ends := [end |
		some end, _ in pieces
		_depth(concat(operator, array.slice(pieces, 0, end + 1))) == 0
	]
	starts := array.concat([0], [next | some end in ends; next := end + 1])
	some index, end in ends
	part := concat(operator, array.slice(pieces, starts[index], end + 1))
]

_depth(text) := count(split(text, "(")) - count(split(text, ")"))

# A condition without the parentheses around all of it.
_bare(condition) := _peeled(_peeled(_peeled(condition)))

_peeled(condition) := inner if {
	regex.match(`^\(.*\)$`, condition)
	inner := substring(condition, 1, count(condition) - 2)
	closed := split(inner, ")")
	every index, _ in closed {
		_depth(concat(")", array.slice(closed, 0, index + 1))) >= 0
	}
} else := condition
