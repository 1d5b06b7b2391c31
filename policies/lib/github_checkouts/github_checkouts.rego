# METADATA
# title: Code that GitHub jobs check out
# description: What of a script puts code into the working tree, and what `actions/checkout` refuses to put there.
package lib.github_checkouts

import data.lib.github
import data.lib.github_actions as actions
import data.lib.github_guards as guards
import data.lib.github_scripts as scripts

_git := `\bgit\s+(-[cC]\s+\S+\s+|-\S+\s+)*(%s)\b`

_taking := "checkout|clone|merge|pull|reset|switch"

_unpacking := "am|apply|archive|checkout|cherry-pick|merge|read-tree|rebase|reset|restore|switch|worktree"

# The commands of a step that put code of others into the working tree. What is fetched alone lies in the object store, where
# it can be compared but does not run.
unpacking(entry) := {command |
	some command in scripts.commands_of(entry.step.run)
	regex.match(sprintf(_git, [_taking]), command)
} | {command |
	_unpacks(entry.job)
	some command in scripts.commands_of(entry.step.run)
	regex.match(sprintf(_git, ["fetch"]), command)
}

_unpacks(job) if {
	some command in scripts.commands
	command.entry.job == job
	regex.match(sprintf(_git, [_unpacking]), command.text)
}

# Whether `actions/checkout` refuses to check out a fork's pull request where `pull_request_target` or `workflow_run` started it.
# https://github.blog/changelog/2026-06-18-safer-pull_request_target-defaults-for-github-actions-checkout/
is_refused(step, triggers) if {
	not "issue_comment" in triggers
	_refuses_by(split(step.uses, "@")[1])
	not _is_allowed(step)
}

_refuses_by(ref) if _refuses(actions.version(ref))

# The commits of its versions that refuse: 2.8.0, 3.7.0, 4.4.0, 5.1.0, 6.1.0, 7.0.0 and 7.0.1.
_refuses_by(ref) if lower(ref) in {
	"0717577d45739eb3c851188b29f50ed6c0b2194e",
	"a37ce9120846195fa4ece8f58b268e6043cb2f26",
	"11d5960a326750d5838078e36cf38b85af677262",
	"fbc6f3992d24b796d5a048ff273f7fcc4a7b6c09",
	"d23441a48e516b6c34aea4fa41551a30e30af803",
	"9c091bb21b7c1c1d1991bb908d89e4e9dddfe3e0",
	"3d3c42e5aac5ba805825da76410c181273ba90b1",
}

_refuses(version) if version[0] >= 7

# The same came to earlier versions. A shorter tag may stand anywhere on a runner of one's own.
_refuses(version) if {
	count(version) > 1
	version[1] >= {2: 8, 3: 7, 4: 4, 5: 1, 6: 1}[version[0]]
}

# Of the steps that ask whether a pull request comes from a fork, the labels of those up to a step, and of those in jobs that its
# job needs, which end the job over what they find, or say it to a condition. What that decides is not known.
asking(others, entry, job, conditions) := {other.label |
	some other in others
	_runs_before(other, entry, job)
	script := _script(other.step)
	_decides(other, script, conditions)
}

# The steps whose script asks whether a pull request comes from a fork.
askers(steps) := [other |
	some other in steps
	_compares_origin(_script(other.step))
]

_runs_before(other, entry, _) if {
	object.get(other, "job", "") == object.get(entry, "job", "")
	other.path[count(other.path) - 1] <= entry.path[count(entry.path) - 1]
}

_runs_before(other, _, job) if other.job == job.needs

_runs_before(other, _, job) if other.job in job.needs

_script(step) := step.run if {
	is_string(step.run)
} else := script if {
	script := actions.input_of(step, "script")
	is_string(script)
}

_compares_origin(script) if regex.match(`\bisCrossRepository\b|\bhead\??\.repo\??\.fork\b`, script)

_compares_origin(script) if {
	pattern := sprintf(`%s\s*[!=]==?|[!=]==?\s*[\w.?]*\b%s`, [_origin, _origin])
	regex.match(pattern, script)
}

_compares_origin(script) if {
	some groups in regex.find_all_string_submatch_n(sprintf(`(\w+)\s*=\s*[\w.?]*\b%s`, [_origin]), script, -1)
	regex.match(sprintf(`\b%s\s*[!=]==?|[!=]==?\s*%s\b`, [groups[1], groups[1]]), script)
}

# A shell compares what a command gives, or the variable that takes it in.
_compares_origin(script) if regex.match(_compared(sprintf(`%s["']?\)["']?`, [_origin])), script)

_compares_origin(script) if {
	taking := sprintf(`(\w+)=["']?(?:\$\(|\x60)[^\n]*\b%s`, [_origin])
	some groups in regex.find_all_string_submatch_n(taking, script, -1)
	regex.match(_compared(sprintf(`["']?\$\{?%s\b\}?["']?`, [groups[1]])), script)
}

_compared(value) := sprintf(`(\[|\btest)\s[^\n]*(%s\s+[!=]=?\s|\s[!=]=?\s+%s)`, [value, value])

_origin := `head\??\.repo\??\.(full_name|id|node_id|owner\??\.login)\b`

_decides(_, script, _) if guards.may_end_over(script, sprintf(`\bisCrossRepository\b|\bhead\??\.repo\??\.fork\b|%s`, [_origin]))

_decides(other, _, conditions) if {
	some condition in conditions
	some place in [sprintf("steps.%s.outputs.", [other.step.id]), sprintf("needs.%s.outputs.", [other.job])]
	contains(condition, place)
}

# Whether `actions/checkout` puts code aside as data: into a folder of its own, without credentials, where no step of the job does
# more than read it.
is_aside(entry) if is_aside_in(entry, [github.jobs[entry.job], input], github.steps)

# The same where what holds for the step and what runs beside it stand elsewhere.
is_aside_in(entry, holders, steps) if {
	actions.input_of(entry.step, "persist-credentials") in {false, "false"}
	path := actions.input_of(entry.step, "path")
	is_string(path)
	folder := trim(trim_prefix(path, "./"), "/")
	regex.match(`^\w[\w./-]*$`, folder)
	named := sprintf(`(^|[^\w.-])%s($|[^\w.-])`, [replace(folder, ".", `\.`)])
	every holder in holders {
		not regex.match(named, json.marshal(object.get(holder, "defaults", {})))
	}
	every other in steps {
		_leaves_alone(other, entry, named)
	}
}

_leaves_alone(other, entry, _) if other.job != entry.job

_leaves_alone(other, entry, _) if other.path == entry.path

_leaves_alone(other, _, named) if {
	not regex.match(named, json.marshal(object.remove(other.step, ["name", "run"])))
	not regex.match(named, json.marshal(other.env))
	_only_reads(object.get(other.step, "run", ""), named)
}

# What is no text runs nothing.
_only_reads(script, _) if not is_string(script)

_only_reads(script, named) if {
	is_string(script)
	not regex.match(named, script)
}

# Commands that show, compare or ask, and nothing that could run or keep what they give.
_only_reads(script, named) if {
	is_string(script)
	regex.match(named, script)
	not regex.match(_running, script)
	not regex.match(`>`, regex.replace(script, `[0-9&]?>>?\s*("?\$GITHUB_STEP_SUMMARY"?|/dev/null|&[12])`, ""))
	every command in scripts.commands_of(script) {
		_is_harmless(command, named)
	}
}

_is_harmless(command, named) if not regex.match(named, command)

_is_harmless(command, _) if regex.match(_reading, command)

_running := concat("", [
	`(^|[\s|;&("'])(sudo\s+)?(\S*/)?((ba|da|k|z)?sh|eval|exec|node|perl|php|pwsh|python[0-9.]*|ruby|source|tee|xargs)\b`,
	`|GITHUB_(ENV|OUTPUT|PATH)`,
])

_reading := concat("", [
	`^((if|then|else|while|!)\s+)*`,
	`((\[\[?|cat|cmp|diff|du|e?grep|file|head|jq|ls|md5sum|rg|sha256sum|stat|tail|test|wc|yq)\s`,
	`|git\s+(-C\s+\S+\s+)?(diff|log|ls-files|merge-base|rev-list|rev-parse|show|status)\b)`,
])

_is_allowed(step) if {
	value := actions.input_of(step, "allow-unsafe-pr-checkout")
	not value in {false, "false"}
}
