# METADATA
# title: Annotation that names another repository
# description: >-
#   An entity names a repository on GitHub or GitLab that is none of those that this clone comes from. Somebody copied the
#   catalog file or renamed the repository; the portal shows the builds, pull requests and alerts of another one.
# related_resources:
#   - ref: https://backstage.io/docs/features/software-catalog/well-known-annotations/#githubcomproject-slug
#     description: Backstage, github.com/project-slug
# custom:
#   severity: medium
#   kinds: [entity/component, entity/api, entity/resource, entity/system, entity/template]
#   facts: [git_refs]
#   remediation: >-
#     Write the owner and the name that the repository has today, as `acme/billing`.
package catalog.wrong_project_slug

import data.lib.entity

deny contains {"message": message, "at": entity.place(["metadata", "annotations", key])} if {
	count(_remotes) > 0
	some key, slug in _slugs
	not lower(slug) in _remotes
	message := sprintf("%s is %q, and this is %s", [key, slug, concat(", ", sort(_remotes))])
}

applies if {
	count(_slugs) > 0
	count(_remotes) > 0
}

_slugs := {key: trim(trim_space(slug), "/") |
	some key, slug in input.entity.annotations
	key in {"github.com/project-slug", "gitlab.com/project-slug"}

	# A template fills it in.
	not contains(slug, "{{")
}

_remotes := {lower(remote.slug) | some remote in input.facts.git_refs.remotes}
