# METADATA
# title: Annotation that only the portal writes
# description: >-
#   A catalog file carries an annotation that Backstage sets by itself: where the entity came from, or that it is orphaned. What is
#   written by hand is overwritten, or makes the portal believe that the entity came from somewhere else and remove it.
# related_resources:
#   - ref: https://backstage.io/docs/features/software-catalog/well-known-annotations/
#     description: Backstage, well-known annotations
# custom:
#   severity: low
#   kinds: [catalog]
#   remediation: >-
#     Remove the annotation from the file. It often comes with an entity that somebody copied from the portal.
package catalog.machine_annotation

import data.lib.fix

deny contains {"message": message, "at": ["metadata", "annotations", key], "fix": remedy} if {
	some key, _ in input.metadata.annotations
	key in {"backstage.io/managed-by-location", "backstage.io/managed-by-origin-location", "backstage.io/orphan"}
	message := sprintf("%s is set by the portal itself", [key])
	remedy := fix.safe("Remove the annotation", [fix.remove(["metadata", "annotations", key])])
}
