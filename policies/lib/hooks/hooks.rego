# METADATA
# title: Hooks of pre-commit
# description: >-
#   Which hooks `.pre-commit-config.yaml` names, and which of them pre-commit.ci runs for every pull request. Rules that ask have
#   pre_commit among their documents.
# related_resources:
#   - ref: https://pre-commit.com/#pre-commit-configyaml---top-level
#     description: pre-commit, .pre-commit-config.yaml
#   - ref: https://pre-commit.ci/#configuration
#     description: pre-commit.ci, configuration
package lib.hooks

import data.lib.pipelines

# The names of all hooks.
named := {hook.id |
	some configuration in _configurations
	some repository in configuration.repos
	some hook in repository.hooks
	is_string(hook.id)
}

# Those that run for every change, whatever somebody leaves out at home: all, where a pipeline runs pre-commit.
enforced := named if {
	"pre-commit" in pipelines.tools
} else := hosted

# Those that pre-commit.ci runs, for which the configuration has a section.
hosted := {id |
	some configuration in _configurations
	is_object(configuration.ci)
	some id in named
	not id in object.get(configuration.ci, "skip", [])
}

# Whether pre-commit.ci runs one of some tools.
hosts_one_of(tools) if _is_among(hosted, tools)

_configurations := [document.value |
	some document in input.documents.pre_commit
	document.path in {".pre-commit-config.yaml", ".pre-commit-config.yml"}
	is_object(document.value)
]

# Whether some hook runs one of some tools: `ruff-format` is ruff.
runs_one_of(tools) if _is_among(named, tools)

_is_among(ids, tools) if {
	some id in ids
	some tool in tools
	regex.match(sprintf(`^(%s)($|-)`, [tool]), id)
}
