package lib.catalog_model_test

import data.lib.catalog_model

test_every_field_that_must_be_there_has_a_type if {
	every own in _models {
		types := {field |
			some sort in ["texts", "lists", "objects", "parts"]
			some key, value in object.get(own, sort, [])
			some field in [key, value]
			is_string(field)
		}
		every field in own.required {
			field in types
		}
	}
	count(_models) == 15
}

test_every_reference_is_a_text_or_a_list if {
	every own in _models {
		every field, _ in object.get(own, "references", {}) {
			field in array.concat(object.get(own, "texts", []), array.concat(object.get(own, "lists", []), ["dependencyOf"]))
		}
	}
}

test_types_stand_beside_their_kind if {
	catalog_model.types.AiResource.plugin.references.skills == {"default": "airesource", "kinds": {"airesource"}}
	not catalog_model.types.AiResource.rule.references.disciplines
}

_models contains own if some own in catalog_model.kinds

_models contains own if {
	some by_type in catalog_model.types
	some own in by_type
}
