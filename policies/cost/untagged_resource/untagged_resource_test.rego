package cost.untagged_resource_test

import data.cost.untagged_resource

_module(provider, body) := {"provider": provider, "resource": {"aws_instance": {"web": [body]}}}

_aws := {"aws": [{"region": "eu-central-1"}]}

_finding(message) := {{"message": message, "at": ["resource", "aws_instance", "web", 0], "resource": "aws_instance.web"}}

test_finds_resources_without_tags if {
	untagged_resource.deny == _finding("has no tags that its cost could be told by") with input as _module(_aws, {"ami": "a"})
	google := {"provider": {"google": [{}]}, "resource": {"google_container_cluster": {"a": [{"name": "a"}]}}}
	untagged_resource.deny == {{
		"message": "has no tags that its cost could be told by",
		"at": ["resource", "google_container_cluster", "a", 0],
		"resource": "google_container_cluster.a",
	}} with input as google
}

test_accepts_tags_of_the_resource_and_of_the_provider if {
	untagged_resource.deny == set() with input as _module(_aws, {"tags": {"team": "shop"}})
	untagged_resource.deny == set() with input as _module({"aws": [{"default_tags": [{"tags": {"team": "shop"}}]}]}, {"ami": "a"})
}

test_does_not_know_of_modules_that_are_called if {
	message := "may get its tags from the provider of the module that calls this one"
	untagged_resource.deny == set() with input as _module({}, {"ami": "a"})
	untagged_resource.unknown == _finding(message) with input as _module({}, {"ami": "a"})
	count(untagged_resource.unknown) == 1 with input as _module(_aws, {"tags": "${var.tags}"})
}

test_does_not_apply_to_other_resources if {
	not untagged_resource.applies with input as {"resource": {"aws_iam_role": {"a": [{}]}}}
	untagged_resource.deny == set() with input as {"kind": "Pod"}
}
