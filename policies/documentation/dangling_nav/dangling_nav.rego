# METADATA
# title: Navigation that names a page that is not there
# description: >-
#   The navigation of a documentation site in `mkdocs.yml` names a page that the folder of its pages does not have. MkDocs warns
#   and shows a link to nothing, or with `strict` the site is not built and the portal keeps an old one. A site whose plugins
#   make pages is judged only by what is there; one in a template, whose pages come from several places, is not. What git ignores
#   is made before the site is built.
# related_resources:
#   - ref: https://www.mkdocs.org/user-guide/configuration/#nav
#     description: MkDocs, nav
#   - ref: https://backstage.io/docs/features/techdocs/creating-and-publishing/
#     description: Backstage, TechDocs
# custom:
#   severity: low
#   kinds: [entity/component, entity/repository, repository]
#   facts: [docs]
#   documents: [ignore/git]
#   remediation: >-
#     Mend the path, from `docs_dir` on, or take the entry out. `mkdocs build --strict` in CI keeps it so.
package documentation.dangling_nav

import data.lib.asides
import data.lib.entity
import data.lib.git_ignored
import data.lib.relative_paths

deny contains {"message": message, "at": ["files", path], "line": entry.line, "words": [entry.target]} if {
	some [path, entry] in _entries
	entry.exists == false
	message := sprintf("the navigation names %q, which is not there", [entry.target])
}

measure := {"value": there, "of": count(_entries)} if {
	applies
	there := count([entry | some [_, entry] in _entries; entry.exists == true])
}

applies if count(_entries) > 0

_entries := [[path, entry] |
	some path, site in input.facts.docs
	some entry in site.nav
	is_boolean(entry.exists)
	entity.own(path)
	not asides.is_template(path)
	not _is_made(site, entry)
]

_is_made(site, entry) if {
	entry.exists == false
	git_ignored.has(relative_paths.joined(site.docs_dir, entry.target))
}
