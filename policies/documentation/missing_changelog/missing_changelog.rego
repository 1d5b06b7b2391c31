# METADATA
# title: Releases without a changelog
# description: >-
#   The repository has releases, and no file says what changed from one to the next. Who upgrades reads commits, or finds out in
#   production.
# related_resources:
#   - ref: https://keepachangelog.com/en/1.1.0/
#     description: Keep a Changelog
# custom:
#   severity: low
#   kinds: [repository]
#   facts: [docs, git_refs]
#   remediation: >-
#     Keep a `CHANGELOG.md` with one section for each version, by hand or by a tool that writes it from commits (`release-please`,
#     `changesets`, `towncrier`). Where the notes stand only in the releases of the host, link to them from the README.
package documentation.missing_changelog

import data.lib.asides
import data.lib.docs
import data.lib.releases
import data.lib.repository

deny contains {"message": message, "at": []} if {
	count(_changelogs) == 0
	not docs.readme_mentions(`change ?-?log|release[- ]notes|what.s new|/releases\b`)
	message := sprintf("the repository has releases up to %s, and no changelog", [releases.latest.name])
}

applies if releases.latest

# A clone that is not whole may have no tags.
applies if {
	repository.known
	not releases.known
}

unknown contains {"message": "the tags of the repository are not all known", "at": []} if {
	repository.known
	not releases.known
}

# Many have one for each package or version, or as a page of their documentation.
_changelogs := ((repository.named(repository.homes, releases.changelog) | _pages) | _of_packages) | {folder |
	some folder, _ in input.folders
	regex.match(`(^|/)(\.changeset|\.changes|changelogs?|newsfragments|release-?notes|whatsnew)$`, lower(folder))
}

# Beside the manifests of packages.
_of_packages := {path |
	some folder, names in input.folders
	some manifest in names
	_is_manifest(manifest)
	some path in repository.named([folder], releases.changelog)
	not asides.is_aside(path)
}

_is_manifest(name) if {
	name in {
		"Cargo.toml", "Chart.yaml", "Package.swift", "build.gradle", "build.gradle.kts", "composer.json", "go.mod", "mix.exs",
		"package.json", "pom.xml", "pubspec.yaml", "pyproject.toml", "setup.py",
	}
}

_is_manifest(name) if regex.match(`\.(csproj|fsproj|gemspec)$`, name)

_pages := {path |
	some path, _ in input.files
	regex.match(`(?i)^(docs?|documentation|site|website)/(.+/)?(change-?log|release[-_]?notes)\.(md|mdx|rst|adoc|html)$`, path)
}
