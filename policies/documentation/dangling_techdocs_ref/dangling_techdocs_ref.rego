# METADATA
# title: Reference to documentation that is not there
# description: >-
#   The annotation `backstage.io/techdocs-ref` names a folder in which there is nothing that TechDocs can build: no
#   `mkdocs.yml`, and no page below `docs`. The portal shows a tab for documentation, and an error in it.
# related_resources:
#   - ref: https://backstage.io/docs/features/software-catalog/well-known-annotations/#backstageiotechdocs-ref
#     description: Backstage, backstage.io/techdocs-ref
# custom:
#   severity: low
#   kinds: [entity/component, entity/api, entity/resource, entity/system, entity/template]
#   remediation: >-
#     Let the annotation name the folder that holds `mkdocs.yml`, from the catalog file on (`dir:.` is the one that it stands
#     in), or add the `mkdocs.yml`.
package documentation.dangling_techdocs_ref

import data.lib.entity
import data.lib.relative_paths

deny contains {"message": message, "at": entity.place(["metadata", "annotations", _annotation])} if {
	some folder in [_folder]
	not _has_docs(folder)
	message := sprintf("%q has no documentation that TechDocs can build", [input.entity.annotations[_annotation]])
}

applies if _folder

_annotation := "backstage.io/techdocs-ref"

# Where a link leads is not known here.
_folder := relative_paths.joined(_start, trim_prefix(input.entity.annotations[_annotation], "dir:")) if {
	startswith(input.entity.annotations[_annotation], "dir:")
}

# A path begins where the source is, which is where the catalog file stands unless it says otherwise.
_start := input.entity.scope if {
	input.entity.annotations["backstage.io/source-location"]
} else := relative_paths.folder(input.entity.descriptor.path)

_has_docs(folder) if {
	some name in input.repository.folders[folder]
	name in {"mkdocs.yml", "mkdocs.yaml"}
}

# Without a configuration TechDocs makes one, for pages below `docs`.
_has_docs(folder) if {
	some name in input.repository.folders[relative_paths.joined(folder, "docs")]
	endswith(lower(name), ".md")
}
