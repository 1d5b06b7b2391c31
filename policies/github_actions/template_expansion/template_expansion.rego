# METADATA
# title: Expression pasted into a script
# description: >-
#   A script contains an expression, of whatever context. GitHub pastes its value into the script before the shell sees it, so that a
#   quote, a blank or a `$` in it is read as code. What is harmless today, such as a name that people with rights give, is an
#   injection when the workflow gets another trigger or the value another source; a variable of the environment never is one.
#   What strangers can reach already, `github_actions.template_injection` tells.
# related_resources:
#   - ref: https://docs.github.com/en/actions/reference/security/secure-use#use-an-intermediate-environment-variable
#     description: GitHub, an intermediate environment variable
# custom:
#   severity: low
#   kinds: [github_workflow, github_action]
#   remediation: >-
#     Hand the value over in the environment and quote it: `env: {REF: "${{ inputs.ref }}"}` and `"$REF"` in the script,
#     `$env:REF` in PowerShell, `process.env.REF` in github-script. Many are there already, as `$GITHUB_ACTOR` and `$RUNNER_OS`.
#   controls:
#     owasp_cicd: [CICD-SEC-4]
package github_actions.template_expansion

import data.lib.github
import data.lib.github_expressions as expressions
import data.lib.github_scripts as scripts

deny contains {"message": message, "at": array.concat(entry.path, script.path), "words": words} if {
	some entry in github.steps
	some script in scripts.of(entry.step)
	contains(script.text, "${{")
	bodies := [body | some body in expressions.bodies(script.text); _has_context(body)]
	words := expressions.words_of(bodies[0])
	message := sprintf("%s pastes %s into its script, where a variable would do", [entry.label, _listed({_line(body) | some body in bodies})])
}

# Texts and numbers alone are what the file says: `${{ '${{' }}` writes braces.
_has_context(body) if regex.match(`[A-Za-z_*]`, regex.replace(body, `'(?:[^']|'')*'`, ""))

_line(body) := concat(" ", expressions.words_of(body))

_listed(lines) := concat(", ", lines) if count(lines) <= 3

_listed(lines) := sprintf("%s and %d more", [concat(", ", array.slice(sort(lines), 0, 3)), count(lines) - 3]) if count(lines) > 3
