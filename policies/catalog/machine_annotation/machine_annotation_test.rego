package catalog.machine_annotation_test

import data.catalog.machine_annotation
import data.lib.fix

_entity(annotations) := {"kind": "Component", "metadata": {"name": "billing", "annotations": annotations}}

test_finds_what_the_portal_writes if {
	every key in ["backstage.io/managed-by-location", "backstage.io/managed-by-origin-location", "backstage.io/orphan"] {
		fix.bare(machine_annotation.deny) == {{
			"message": sprintf("%s is set by the portal itself", [key]),
			"at": ["metadata", "annotations", key],
		}} with input as _entity({key: "true"})
	}
}

test_accepts_what_people_write if {
	machine_annotation.deny == set() with input as _entity({"backstage.io/source-location": "url:https://a.example/"})
	machine_annotation.deny == set() with input as {"kind": "Component", "metadata": {"name": "billing"}}
	machine_annotation.deny == set() with input as _entity("none")
}

test_accepts_other_kinds if {
	machine_annotation.deny == set() with input as {"services": {}}
}
