# METADATA
# title: Untrusted text pasted into a script
# description: >-
#   A script contains an expression whose value a stranger writes, such as the title of an issue or the name of a branch.
#   GitHub pastes it into the script before the shell sees it, so a title with a quote in it runs commands with the job's token
#   and secrets. The value is followed through environments, outputs and inputs. Those of a composite action count in any case,
#   for it cannot know who calls it, unless it stands in `.github`, where the repository keeps what it alone calls. Where only
#   people with rights and the clock start a workflow, the fields of other events are empty.
# related_resources:
#   - ref: https://docs.github.com/en/actions/concepts/security/script-injections
#     description: GitHub, script injections
#   - ref: https://github.com/ossf/scorecard/blob/main/docs/checks.md#dangerous-workflow
#     description: OpenSSF Scorecard, Dangerous-Workflow
# custom:
#   severity: high
#   kinds: [github_workflow, github_action, repository]
#   documents: [github_action, github_workflow]
#   needs_documents: true
#   remediation: >-
#     Hand the value over in the environment and quote it: `env: {TITLE: "${{ github.event.issue.title }}"}` and `"$TITLE"` in
#     the script. Not `${{ env.TITLE }}`: that pastes again. In github-script read `context.payload` or `process.env`.
#   controls:
#     openssf_scorecard: [Dangerous-Workflow]
#     owasp_cicd: [CICD-SEC-4]
package github_actions.template_injection

import data.lib.github_actions as actions
import data.lib.github_expressions as expressions
import data.lib.github_flow as flow
import data.lib.github_places as places
import data.lib.github_scripts as scripts

_whole := concat("", [
	`tojson\(\s*github(\.event(\.(issue|comment|review|discussion|`,
	`pull_request(\.head)?|head_commit|commits|pages))?)?\s*\)`,
])

# Of one file, and of a repository what only the files together say.
deny contains {"message": message, "at": sink.at, "words": words} if {
	some sink in _sinks
	contexts := {context |
		some body in expressions.bodies(sink.text)
		some context in _pasted(sink.entry, body)
	}
	some context in contexts
	words := regex.find_n(_spelling(context), sink.text, 1)
	message := sprintf("%s pastes %s into its script", [sink.entry.label, concat(", ", contexts)])
}

# A context in all ways to write it.
_spelling(context) := sprintf(`(?i)\b%s`, [concat("", [written |
	some index, part in split(regex.replace(context, `[()]`, `\$0`), ".")
	written := _part(index, part)
])])

_part(0, part) := part

_part(index, "*") := `\s*(?:\.\s*\*|\[[^\[\]]*\])` if index > 0

_part(index, part) := sprintf(`\s*(?:\.\s*%[1]s|\[\s*'%[1]s'\s*\])`, [part]) if {
	index > 0
	part != "*"
}

_sinks := [{"at": array.concat(entry.path, found.path), "entry": entry, "text": text} |
	_is_asked
	some entry in places.steps
	some found in scripts.of(entry.step)
	contains(found.text, "${{")
	text := _without_literals(entry.step, found.text)
]

_is_asked if not places.across_files

_is_asked if flow.crosses

# JSON is a literal of JavaScript, where a value is expected.
_without_literals(step, text) := regex.replace(text, `(?i)([=(,\[]|\breturn)\s*\$\{\{\s*tojson\([^()]*\)\s*\}\}`, "${1}") if {
	actions.name_of(step) == "actions/github-script"
} else := text

_pasted(entry, body) := {context |
	some context in expressions.contexts(body)
	flow.is_untrusted(entry, context)
} | {whole |
	not places.across_files
	some whole in regex.find_n(_whole, lower(body), -1)
}
