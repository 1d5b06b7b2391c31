# METADATA
# title: Releases by builds of the JVM
# description: >-
#   What builds of Maven, Gradle and sbt do by themselves with what a job publishes by them: they sign it, or write down what is in
#   it. For rules whose `documents` have github_workflow and pom.
# related_resources:
#   - ref: https://central.sonatype.org/publish/requirements/gpg/
#     description: Maven Central, signatures
#   - ref: https://docs.gradle.org/current/userguide/signing_plugin.html
#     description: Gradle, signing
package lib.jvm_releases

import data.lib.github
import data.lib.github_actions as actions
import data.lib.jvm_builds

# Whether a job publishes by such a build alone.
is_one(job) if {
	tools := {tool | some tool in job.tools}
	count(tools & _builds) > 0
	count(tools & _other_publishers) == 0
}

_builds := {"gradle", "jreleaser", "maven", "sbt"}

_other_publishers := {
	"anaconda", "buf", "buildah", "cargo", "cargo-dist", "cargo-release", "changesets", "cloudsmith", "cosign", "crane", "docker",
	"earthly", "fastlane", "flit", "gem", "gh", "gh-release", "glab", "goreleaser", "hatch", "helm", "jfrog", "jsr", "lerna", "maturin",
	"mix", "np", "npm", "nuget", "oras", "pdm", "podman", "poetry", "pypi", "regctl", "release-it", "semantic-release", "skopeo",
	"snapcraft", "twine", "uv", "vsce",
}

# Whether its build signs: a plugin of Maven is there for it, or the build is given a key.
signs(job) if {
	is_one(job)
	_signs(job)
}

_signs(job) if {
	"maven" in job.tools
	count(jvm_builds.plugins & {"maven-gpg-plugin", "sign-maven-plugin"}) > 0
}

# These have a profile that signs releases.
_signs(job) if {
	"maven" in job.tools
	count(jvm_builds.parents & {"org.apache:apache", "org.sonatype.oss:oss-parent"}) > 0
}

_signs(job) if {
	some document in input.documents.github_workflow
	document.path == job.path
	_has_key(document.value, job.id)
}

# https://github.com/actions/setup-java/blob/main/docs/advanced-usage.md#gpg
_has_key(workflow, id) if {
	some entry in github.steps_of(workflow)
	entry.job == id
	actions.name_of(entry.step) in {"actions/setup-java", "crazy-max/ghaction-import-gpg"}
	some name in ["gpg-private-key", "gpg_private_key"]
	actions.input_of(entry.step, name)
}

_has_key(workflow, id) if {
	some entry in github.steps_of(workflow)
	entry.job == id
	some environment in entry.env
	some name, _ in environment
	regex.match(`(?i)(gpg|pgp|(^|_)sign).*(key|pass|secret)|pgp_secret`, name)
	not regex.match(`(?i)(^|_)sign(ed|in|up|_(in|on|up))_`, name)
}

# Whether its build writes down what is in it.
lists(job) if {
	is_one(job)
	"maven" in job.tools
	count(jvm_builds.plugins & {"cyclonedx-maven-plugin", "spdx-maven-plugin"}) > 0
}

# Those of some jobs of which it is seen what their build does.
seen(jobs) := [job | some job in jobs; count(_hidden(job)) == 0]

# Why it is not known what the builds of some jobs do, where none is seen: findings to say as `unknown`.
hidden(jobs) := {finding |
	count(seen(jobs)) == 0
	some job in jobs
	some finding in _hidden(job)
}

_hidden(job) := jvm_builds.hidden_behind({tool | some tool in job.tools} & {"gradle", "maven"}, set()) if {
	is_one(job)
} else := set()
