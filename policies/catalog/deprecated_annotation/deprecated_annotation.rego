# METADATA
# title: Annotation that no plugin reads any longer
# description: >-
#   A catalog file carries an annotation that Backstage has given up. The page that it once filled stays empty, and nobody is told.
# related_resources:
#   - ref: https://backstage.io/docs/features/software-catalog/well-known-annotations/#deprecated-annotations
#     description: Backstage, deprecated annotations
# custom:
#   severity: low
#   kinds: [catalog]
#   remediation: >-
#     Replace it with what the message names, and look at the entity's page afterwards.
package catalog.deprecated_annotation

deny contains {"message": message, "at": ["metadata", "annotations", key]} if {
	some key, _ in input.metadata.annotations
	instead := _instead[key]
	message := sprintf("%s is deprecated; %s took its place", [key, instead])
}

_instead := {
	"backstage.io/definition-at-location": "$text in spec.definition",
	"backstage.io/github-actions-id": "github.com/project-slug",
	"jenkins.io/github-folder": "jenkins.io/job-full-name",
}
