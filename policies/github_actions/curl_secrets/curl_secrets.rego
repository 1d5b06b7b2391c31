# METADATA
# title: Secret on the command line of curl
# description: >-
#   A script pastes a secret into the words of a `curl`, or uploads a file that it has filled with secrets. Command lines are seen by
#   every process of the machine and end up in traces, `set -x` and audit logs, in another form perhaps than the one that GitHub hides.
#   Sending all secrets away is also what code does that an attacker has slipped into a workflow.
# related_resources:
#   - ref: https://docs.github.com/en/actions/how-tos/write-workflows/choose-what-workflows-do/use-secrets
#     description: GitHub, secrets and command lines
#   - ref: https://curl.se/docs/manpage.html#-K
#     description: curl, --config
# custom:
#   severity: medium
#   kinds: [github_workflow, github_action]
#   remediation: >-
#     Hand the secret over in the environment of the step and to curl by its standard input:
#     `curl --config - https://… <<< "header = \"Authorization: Bearer $TOKEN\""`. `gh api` reads `GH_TOKEN` by itself. Where nobody
#     knows why a file of secrets is sent, replace them all and look at the commit that brought it.
#   controls:
#     owasp_cicd: [CICD-SEC-6]
package github_actions.curl_secrets

import data.lib.github
import data.lib.github_scripts as scripts

deny contains {"message": message, "at": array.concat(entry.path, ["run"]), "words": scripts.written(command)} if {
	some [entry, commands] in _scripts
	some command in commands
	command.name == "curl"
	_has_secret(command)
	message := sprintf("%s puts a secret on the command line of curl", [entry.label])
}

deny contains {"message": message, "at": array.concat(entry.path, ["run"]), "words": scripts.written(command)} if {
	some [entry, commands] in _scripts
	some command in commands
	command.name == "curl"
	count(_uploads(command) & _files_of_secrets(commands)) > 0
	message := sprintf("%s uploads a file of secrets by curl", [entry.label])
}

# The steps whose scripts take in secrets and call curl, with their commands.
_scripts := [[entry, scripts.read(strings.replace_n(secrets, entry.step.run))] |
	some entry in github.steps
	is_string(entry.step.run)
	contains(entry.step.run, "curl")
	secrets := {expression: "${secret…}" |
		some expression in regex.find_n(`(?s)\$\{\{.*?\}\}`, entry.step.run, -1)
		regex.match(`(?i)[^\w.-]secrets\s*[.\[,)]`, expression)
	}
	count(secrets) > 0
]

_has_secret(command) if {
	some word in command.words
	contains(word, "${secret…}")
}

_files_of_secrets(commands) := {file |
	some command in commands
	_has_secret(command)
	some redirect in command.redirects
	some found in regex.find_all_string_submatch_n(`^[0-9&]*>[>|]?\s*["']?(?:\./)?([^"'&]+)`, redirect, 1)
	file := found[1]
}

# `-d @file`, `-F name=@file`, `-F name=<file`, `-T file`.
_uploads(command) := {found[1] |
	some word in command.words
	some found in regex.find_all_string_submatch_n(`(?:^|=|^-[dFT])[@<](?:\./)?([^;]+)`, word, 1)
} | {trim_prefix(command.words[index + 1], "./") |
	some index, word in command.words
	word in {"--upload-file", "-T"}
}
