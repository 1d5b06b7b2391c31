package catalog.deprecated_annotation_test

import data.catalog.deprecated_annotation

_entity(annotations) := {"kind": "Component", "metadata": {"name": "billing", "annotations": annotations}}

test_finds_what_was_given_up if {
	deprecated_annotation.deny == {
		{
			"message": "backstage.io/github-actions-id is deprecated; github.com/project-slug took its place",
			"at": ["metadata", "annotations", "backstage.io/github-actions-id"],
		},
		{
			"message": "jenkins.io/github-folder is deprecated; jenkins.io/job-full-name took its place",
			"at": ["metadata", "annotations", "jenkins.io/github-folder"],
		},
	} with input as _entity({"backstage.io/github-actions-id": "acme/billing", "jenkins.io/github-folder": "a"})
}

test_accepts_what_holds_today if {
	deprecated_annotation.deny == set() with input as _entity({"github.com/project-slug": "acme/billing"})
	deprecated_annotation.deny == set() with input as {"kind": "Component", "metadata": {"name": "billing"}}
}

test_accepts_other_kinds if {
	deprecated_annotation.deny == set() with input as {"services": {}}
}
