# METADATA
# title: Feature of GitHub Actions that does harm
# description: >-
#   A step runs in `cmd` of Windows, whose text follows no grammar, so that reviewers and scanners do not see what it runs; or
#   `actions/setup-python` is told `pip-install`, which puts packages past any lockfile into the Python that all steps share, where
#   they clash with those of the system.
# related_resources:
#   - ref: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepsshell
#     description: GitHub, shells of steps
#   - ref: https://peps.python.org/pep-0668/
#     description: PEP 668, Python environments that others manage
# custom:
#   severity: low
#   kinds: [github_workflow, github_action]
#   remediation: >-
#     Write `shell: pwsh` or `shell: bash`, both of which are on every runner for Windows. Install Python packages into an
#     environment of their own: `python -m venv .venv`, or `uv sync --locked`.
#   controls:
#     owasp_cicd: [CICD-SEC-7]
package github_actions.misfeature

import data.lib.github
import data.lib.github_actions as actions

deny contains {"message": message, "at": array.concat(entry.path, ["shell"])} if {
	some entry in github.steps
	is_string(entry.step.run)
	_is_cmd(entry.step.shell)
	message := sprintf("%s runs in cmd", [entry.label])
}

deny contains {"message": message, "at": place.at} if {
	some place in _defaults
	message := sprintf("%s runs its scripts in cmd", [place.label])
}

deny contains {"message": message, "at": array.concat(entry.path, ["with", key])} if {
	some entry in github.steps
	actions.name_of(entry.step) == "actions/setup-python"
	key := actions.input_key(entry.step, "pip-install")
	message := sprintf("%s installs packages into the Python that all steps share", [entry.label])
}

_is_cmd(shell) if {
	is_string(shell)
	regex.match(`(?i)^\s*(\S*[/\\])?cmd(\.exe)?(\s|$)`, shell)
}

# Where a job or the workflow says so for steps that say nothing themselves.
_defaults := {{"label": sprintf("job %q", [id]), "at": ["jobs", id, "defaults", "run", "shell"]} |
	some id, job in github.jobs
	_is_cmd(job.defaults.run.shell)
	id in _leaving_it_open
} | {{"label": "workflow", "at": ["defaults", "run", "shell"]} |
	_is_cmd(input.defaults.run.shell)
	some id in _leaving_it_open
	not github.jobs[id].defaults.run.shell
}

# The jobs with scripts that name no shell.
_leaving_it_open := {entry.job |
	some entry in github.steps
	is_string(entry.step.run)
	object.get(entry.step, "shell", null) == null
}
