# METADATA
# title: Links and annotations of an entity
# description: Whether the catalog file of an entity, or that of the group that owns it, leads to something.
package lib.entity_links

import data.lib.entity

# Whether an annotation with a fitting key says something. The patterns are those of keys in lower case.
annotated(pattern) if {
	some key, value in _annotations[_]
	regex.match(pattern, lower(key))
	trim_space(value) != ""
}

# Whether a link fits by its address, title or type, in lower case.
linked(pattern) if {
	some link in _links
	some field in ["url", "title", "type"]
	regex.match(pattern, lower(link[field]))
}

# The entity itself, and the group that owns it where the repository declares that too.
_entities := array.concat([input.entity], [group | some group in entity.by_ref[input.entity.owner]])

_annotations := [annotations |
	some own in _entities
	annotations := object.get(own, "annotations", {})
]

_links := [link |
	some own in _entities
	some link in object.get(own, "links", [])
]
