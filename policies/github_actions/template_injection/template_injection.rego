# METADATA
# title: Untrusted text pasted into a script
# description: >-
#   A script contains an expression whose value a stranger writes, such as the title of an issue or the name of a branch.
#   GitHub pastes it into the script before the shell sees it, so a title with a quote in it runs commands with the job's
#   token and secrets. The inputs of a composite action count too: it cannot know who calls it.
# related_resources:
#   - ref: https://docs.github.com/en/actions/concepts/security/script-injections
#     description: GitHub, script injections
#   - ref: https://github.com/ossf/scorecard/blob/main/docs/checks.md#dangerous-workflow
#     description: OpenSSF Scorecard, Dangerous-Workflow
# custom:
#   severity: high
#   kinds: [github_workflow, github_action]
#   remediation: >-
#     Hand the value over in the environment and quote it: `env: {TITLE: "${{ github.event.issue.title }}"}` and `"$TITLE"` in
#     the script. Not `${{ env.TITLE }}`: that pastes again. In github-script read `context.payload` or `process.env`.
#   controls:
#     openssf_scorecard: [Dangerous-Workflow]
#     owasp_cicd: [CICD-SEC-4]
package github_actions.template_injection

import data.lib.github
import data.lib.github_expressions as expressions

# Inputs that the action runs as a script.
_script_inputs := {
	"actions/github-script": {"script"},
	"amadevus/pwsh-script": {"script"},
	"appleboy/ssh-action": {"script"},
	"azure/cli": {"inlinescript"},
	"azure/powershell": {"inlinescript"},
	"mikefarah/yq": {"cmd"},
	"nick-fields/retry": {"command"},
}

_author := `(author|committer)\.(name|email)`

_untrusted := concat("", [
	`^github\.(head_ref|event\.(`,
	`issue\.(title|body)|comment\.body|review\.body|review_comment\.body|discussion\.(title|body)|`,
	`pull_request\.(title|body|head\.(ref|label|repo\.(default_branch|description|homepage)))|`,
	`pages\.[^.]+\.(page_name|title)|commits\.[^.]+\.(message|`, _author, `)|`,
	`(workflow_run\.|merge_group\.)?head_commit\.(message|`, _author, `)|`,
	`workflow_run\.(head_branch|display_title|head_repository\.(description|homepage|default_branch))|`,
	`(workflow_run|check_suite|check_run)\.pull_requests\.[^.]+\.head\.ref|check_suite\.head_branch))$`,
])

_whole := `tojson\(\s*github(\.event(\.(issue|comment|review|discussion|pull_request(\.head)?|head_commit|commits|pages))?)?\s*\)`

deny contains {"message": message, "at": sink.at} if {
	some sink in _sinks
	some body in expressions.bodies(sink.text)
	some context in _pasted(body, sink.env)
	message := sprintf("%s pastes %s into its script", [sink.label, context])
}

_sinks := [sink |
	some entry in github.steps
	some input_ in _scripts(entry.step)
	contains(input_.text, "${{")
	sink := {
		"at": array.concat(entry.path, input_.path),
		"env": entry.env,
		"label": entry.label,
		"text": input_.text,
	}
]

_scripts(step) := [{"path": ["run"], "text": step.run}] if {
	is_string(step.run)
} else := [{"path": ["with", key], "text": text} |
	is_string(step.uses)
	is_object(object.get(step, "with", null))
	names := _script_inputs[split(lower(step.uses), "@")[0]]
	some key, text in step["with"]
	lower(key) in names
	is_string(text)
]

_pasted(body, environments) := {context |
	some context in expressions.contexts(body)
	_tainted(context, environments)
} | {whole | some whole in regex.find_n(_whole, lower(body), -1)}

_tainted(context, _) if regex.match(_untrusted, context)

_tainted(context, _) if {
	startswith(context, "inputs.")
	input.runs.using == "composite"
}

# `${{ env.TITLE }}` is as bad as what the variable was set to.
_tainted(context, environments) if {
	startswith(context, "env.")
	values := [value |
		some environment in environments
		some name, value in environment
		lower(name) == trim_prefix(context, "env.")
		is_string(value)
	]
	some body in expressions.bodies(values[0])
	some inner in expressions.contexts(body)
	regex.match(_untrusted, inner)
}
