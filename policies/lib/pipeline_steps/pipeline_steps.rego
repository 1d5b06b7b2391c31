# METADATA
# title: Steps of pipelines
# description: >-
#   What the pipelines of a repository do when it is released and with which tools they scan, from the fact pipelines, and what
#   cannot be seen since it stands in another repository.
package lib.pipeline_steps

import data.lib.pipelines

# All jobs, with the path of their file.
jobs := [object.union(job, {"path": pipeline.path}) |
	some pipeline in input.facts.pipelines
	some job in pipeline.jobs
]

# Jobs that publish something.
releases := [job | some job in jobs; "release" in job.does]

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
	finding := pipelines.behind_targets(job.path, job)
]

# Those that many jobs run beside their targets, so that these are not taken for the scan.
_plain_scanners := {
	"bandit", "checkov", "codeql", "dependency-review", "gitleaks", "gosec", "govulncheck", "grype", "kics", "osv-scanner",
	"scorecard", "semgrep", "snyk", "sonarqube", "spotbugs", "tfsec", "trivy", "trufflehog", "zizmor",
}

# Why it cannot be told that no job does something: [{"message", "at", "line"}].
hidden := array.concat(
	[{"message": message, "at": ["files", job.path], "line": job.line} |
		some job in jobs
		count(job.does) == 0
		pipelines.is_elsewhere(job.uses)
		message := sprintf("job %q is %s, which is not in the repository", [job.id, job.uses])
	],
	[{"message": message, "at": ["files", pipeline.path], "line": use.line} |
		some pipeline in input.facts.pipelines
		not pipeline.system in {"github_actions", "forgejo_actions"}
		some use in pipeline.uses
		pipelines.is_elsewhere(use.ref)
		message := sprintf("the pipeline takes jobs from %s, which is not in the repository", [use.ref])
	],
)
