package catalog.wrong_project_slug_test

import data.catalog.wrong_project_slug

_key := "github.com/project-slug"

_component(annotations, slugs) := {
	"files": {},
	"entity": {
		"kind": "component", "name": "billing", "annotations": annotations,
		"metadata": {"annotations": annotations},
	},
	"facts": {"git_refs": {"remotes": [{"name": "origin", "slug": slug} | some slug in slugs]}},
}

test_finds_slugs_of_other_repositories if {
	wrong_project_slug.deny == {{
		"message": "github.com/project-slug is \"acme/shop\", and this is acme/billing",
		"at": ["entity", "metadata", "annotations", _key],
	}} with input as _component({_key: "acme/shop"}, ["acme/billing"])
}

test_accepts_any_of_the_remotes if {
	wrong_project_slug.deny == set() with input as _component({_key: "Acme/Billing"}, ["ana/billing", "acme/billing"])
	wrong_project_slug.deny == set() with input as _component({"gitlab.com/project-slug": "a/b/c"}, ["a/b/c"])
	wrong_project_slug.deny == set() with input as _component({_key: "${{ values.slug }}"}, ["acme/billing"])
}

test_applies_where_both_are_known if {
	wrong_project_slug.applies with input as _component({_key: "acme/shop"}, ["acme/billing"])
	not wrong_project_slug.applies with input as _component({}, ["acme/billing"])
	not wrong_project_slug.applies with input as _component({_key: "acme/shop"}, [])
	wrong_project_slug.deny == set() with input as _component({_key: "acme/shop"}, [])
	wrong_project_slug.deny == set() with input as {"kind": "Pod"}
}
