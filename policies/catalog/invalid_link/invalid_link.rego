# METADATA
# title: Catalog link that the portal refuses
# description: >-
#   A link of an entity has no whole address, or an empty title. Backstage leaves the whole entity out of the catalog for it,
#   often without anybody noticing.
# related_resources:
#   - ref: https://backstage.io/docs/features/software-catalog/descriptor-format/#links-optional
#     description: Backstage, descriptor format, links
# custom:
#   severity: medium
#   kinds: [catalog]
#   remediation: >-
#     Write each link as `url` with its scheme, as in `https://runbooks.example.com/billing`, and leave out `title`, `icon`
#     and `type` where there is nothing to say.
package catalog.invalid_link

import data.lib.catalog
import data.lib.web_addresses

deny contains {"message": message, "at": array.concat(["metadata", "links"], at)} if {
	catalog.is_entity
	some [at, fault] in _faults
	path := concat(".", array.concat(["links"], [sprintf("%v", [step]) | some step in at]))
	message := sprintf("%s of %s %s", [path, catalog.label, fault])
}

_links := input.metadata.links

_faults contains [[], "is no list"] if {
	not is_array(_links)
	not catalog.filled_in(_links)
}

_faults contains [[index], "is no object"] if {
	some index, link in _listed
	not is_object(link)
	not catalog.filled_in(link)
}

_faults contains [[index], "has no url"] if {
	some index, link in _known
	not "url" in object.keys(link)
}

_faults contains [[index, "url"], sprintf("is no whole address: %s", [json.marshal(link.url)])] if {
	some index, link in _known
	not catalog.filled_in(link.url)
	not web_addresses.is_url(link.url)
}

_faults contains [[index, field], fault] if {
	some index, link in _known
	some field in ["icon", "title", "type"]
	fault := catalog.text_fault(link[field])
}

# Blanks alone are no title, and yet a type.
_faults contains [[index, field], "is empty"] if {
	some index, link in _known
	some field in ["icon", "title"]
	is_string(link[field])
	regex.match(`^\s+$`, link[field])
}

_known[index] := link if {
	some index, link in _listed
	is_object(link)
	not catalog.filled_in(link)
}

_listed := _links if {
	is_array(_links)
} else := []
