# METADATA
# title: Entities of the software catalog
# description: >-
#   Whether a document is an entity, which part of Backstage's model it belongs to, and what is wrong with its texts. Backstage
#   fills in `$text: ./file` and its kin before it looks, and a scaffolder `${{ … }}`: what they stand for is not known here.
package lib.catalog

import data.lib.catalog_model

# Whether the input is an entity, if perhaps without all of its head.
default is_entity := false

is_entity if {
	some field in ["apiVersion", "kind", "metadata", "spec"]
	field in object.keys(input)
}

# Whether it is of one of Backstage's own kinds, and not of one that a company has made.
default is_standard := false

is_standard if {
	is_string(input.apiVersion)
	group := split(input.apiVersion, "/")[0]
	regex.match(`^(.+\.)?backstage\.io$`, group)
}

# Without a group it is what its kind says.
is_standard if {
	not input.apiVersion
	catalog_model.kinds[input.kind]
}

# What Backstage's schema says of a spec of this kind, and of this type where its kind has some that differ.
model := catalog_model.types[input.kind][input.spec.type] if {
	is_standard
} else := catalog_model.kinds[input.kind] if {
	is_standard
}

# The spec, where it is an object and not what another file holds.
spec := input.spec if {
	is_object(input.spec)
	not filled_in(input.spec)
}

# What the entity is called in messages.
label := sprintf("%s %q", [input.kind, input.metadata.name]) if {
	is_string(input.kind)
	is_string(input.metadata.name)
} else := input.kind if {
	is_string(input.kind)
} else := "the entity"

# Whether a value is filled in before Backstage looks at it.
filled_in(value) if {
	is_string(value)
	regex.match(`\{[{%]`, value)
}

filled_in(value) if {
	is_object(value)
	some key in object.keys(value)
	startswith(key, "$")
	count(value) == 1
	is_string(value[key])
}

# What is wrong with a value that has to be a text with something in it.
text_fault(value) := "is no text" if {
	not is_string(value)
	not filled_in(value)
} else := "is empty" if {
	value == ""
}

# What is wrong with an object that may hold some texts, and must hold some of them.
part_faults(at, part, _, _) := {[at, "is no object"]} if {
	not is_object(part)
	not filled_in(part)
}

part_faults(at, part, texts, required) := absent | wrong if {
	is_object(part)
	not filled_in(part)
	absent := {[at, sprintf("has no %s", [text])] |
		some text in required
		not text in object.keys(part)
	}
	wrong := {[array.concat(at, [text]), fault] |
		some text in texts
		fault := text_fault(part[text])
	}
}
