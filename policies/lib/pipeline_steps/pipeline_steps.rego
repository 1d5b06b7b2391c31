# METADATA
# title: Steps of pipelines
# description: >-
#   What the pipelines of a repository do when it is released and with which tools they scan, from the fact pipelines, and what
#   cannot be seen since it stands in another repository. Rules that ask `releases` see which of them are notes alone where
#   their documents have github_workflow, and package_json and semantic_release for semantic-release.
package lib.pipeline_steps

import data.lib.github
import data.lib.github_releases
import data.lib.pipelines

# All jobs, with the path of their file.
jobs := [object.union(job, {"path": pipeline.path}) |
	some pipeline in pipelines.own
	some job in pipeline.jobs
]

# Jobs that publish something; a release of notes alone is nothing that anybody takes.
releases := [job |
	some job in jobs
	"release" in job.does
	not _is_of_notes(job)
]

_is_of_notes(job) if {
	announcing := _announcers & {tool | some tool in job.tools}
	count(announcing) > 0
	count({tool | some tool in job.tools} & _publishers) == 0
	not pipelines.behind_targets(job.path, job)
	count(_scripts_that_publish(job)) == 0
	every tool in announcing {
		_writes_notes(tool, job)
	}
	every step in _published(job) {
		not github_releases.has_files(step)
		github_releases.is_whole(step)
	}
}

_announcers := {"gh", "gh-release", "release-drafter", "release-please", "semantic-release"}

# What publishes more than notes, and is not among the steps that are looked into.
_publishers := {
	"anaconda", "buildah", "cargo-dist", "cargo-release", "changesets", "clojars", "cloudsmith", "crane", "docker", "fastlane",
	"flakehub", "gradle", "helm", "jfrog", "jreleaser", "jsr", "lerna", "maven", "mix", "np", "nuget", "opa", "oras",
	"podman", "regctl", "release-it", "release-plz", "rust-binary", "sbt", "skopeo", "snapcraft", "vsce",
}

_writes_notes(tool, _) if tool in {"release-drafter", "release-please"}

_writes_notes(tool, job) if {
	tool in {"gh", "gh-release"}
	count(_published(job)) > 0
}

_writes_notes("semantic-release", _) if {
	count(_plugins) > 0
	every plugin in _plugins {
		_is_without_files(plugin)
	}
}

_published(job) := [step |
	some document in input.documents.github_workflow
	document.path == job.path
	is_object(document.value)
	some step in github_releases.steps_of(document.value)
	step.entry.job == job.id
]

# Whether something that a job publishes gets its provenance by the way it is published.
attests_itself(job) if {
	some document in input.documents.github_workflow
	document.path == job.path
	some step in _published(job)
	github_releases.attests_itself(step, document.value)
}

# A script of the project publishes to npm, which attests what comes from a pipeline that it trusts.
# https://docs.npmjs.com/trusted-publishers#automatic-provenance-generation
attests_itself(job) if {
	some workflow in _scripts_that_publish(job)
	some holder in [workflow.jobs[job.id], workflow]
	holder.permissions["id-token"] == "write"
}

# The workflows of a job, where it runs such a script: `pnpm run ci-publish`.
_scripts_that_publish(job) := [document.value |
	some document in input.documents.github_workflow
	document.path == job.path
	is_object(document.value)
	some entry in github.steps_of(document.value)
	entry.job == job.id
	is_string(entry.step.run)
	regex.match(`\b(npm|pnpm|yarn|bun)\s+(run(-script)?\s+)?(\w+[:-])*(ci[:-]publish|publish[:-]\w+)([:-]\w+)*(\s|$)`, entry.step.run)
]

# What semantic-release is told to do; what it does by itself publishes a package.
_plugins := [plugin |
	some configuration in _configurations
	is_array(configuration.plugins)
	some plugin in configuration.plugins
]

_configurations := array.concat(
	[document.value |
		some document in input.documents.semantic_release
	],
	[document.value.release | some document in input.documents.package_json],
)

_is_without_files(plugin) if _plugin(plugin)[0] in {"changelog", "commit-analyzer", "git", "release-notes-generator"}

_is_without_files(plugin) if {
	[name, options] := _plugin(plugin)
	name in {"github", "gitlab"}
	object.get(options, "assets", []) in [[], false, null]
}

_is_without_files(plugin) if {
	[name, options] := _plugin(plugin)
	name == "npm"
	options.npmPublish == false
}

_plugin(plugin) := [trim_prefix(plugin, "@semantic-release/"), {}] if is_string(plugin)

_plugin(plugin) := [trim_prefix(plugin[0], "@semantic-release/"), plugin[1]] if {
	is_array(plugin)
	is_string(plugin[0])
	is_object(plugin[1])
}

# The tools that jobs which scan anything use.
scanners := {tool |
	some job in jobs
	"scan" in job.does
	some tool in job.tools
}

# Why it cannot be told what jobs scan that do it by targets alone: [{"message", "at", "line"}].
unseen_scans := [finding |
	some job in jobs
	"scan" in job.does
	count({tool | some tool in job.tools} & _plain_scanners) == 0
	finding := _unseen_scan(job)
]

# A target that is called so, and runs what is worked out only then, has no tool at all.
_unseen_scan(job) := pipelines.behind_targets(job.path, job)

_unseen_scan(job) := {"message": message, "at": ["files", job.path], "line": job.line} if {
	count(job.tools) == 0
	message := sprintf("with what job %q scans is not known", [job.id])
}

# Those that many jobs run beside their targets, so that these are not taken for the scan.
_plain_scanners := {
	"bandit", "checkov", "codeql", "dependency-review", "gitleaks", "gosec", "govulncheck", "grype", "kics", "osv-scanner",
	"scorecard", "semgrep", "snyk", "sonarqube", "spotbugs", "tfsec", "trivy", "trufflehog", "zizmor",
}

# Why it cannot be told that no job does something: [{"message", "at", "line"}].
hidden := array.concat(pipelines.unread, [finding |
	some pipeline in pipelines.own
	some finding in pipelines.unseen_parts(pipeline)
])
