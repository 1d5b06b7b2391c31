package terraform.aws.cloudtrail_multi_region_test

import data.lib.fix
import data.terraform.aws.cloudtrail_multi_region

_trails(trails) := {"resource": {"aws_cloudtrail": trails}}

_path(name) := ["resource", "aws_cloudtrail", name, 0]

test_finds_trails_of_one_region if {
	fix.bare(cloudtrail_multi_region.deny) == {
		{
			"message": "trail records one region only",
			"at": array.concat(_path("a"), ["is_multi_region_trail"]),
			"resource": "aws_cloudtrail.a",
		},
		{"message": "trail records one region only", "at": _path("b"), "resource": "aws_cloudtrail.b"},
	} with input as _trails({"a": [{"is_multi_region_trail": false}], "b": [{}]})
}

test_accepts_one_trail_for_all_regions if {
	cloudtrail_multi_region.deny == set() with input as _trails({"a": [{"is_multi_region_trail": true}]})
	cloudtrail_multi_region.deny == set() with input as _trails({"a": [{"is_multi_region_trail": "true"}], "b": [{}]})
}

test_does_not_know_a_variable if {
	module := _trails({"a": [{"is_multi_region_trail": "${var.all}"}], "b": [{}]})
	cloudtrail_multi_region.deny == set() with input as module
	cloudtrail_multi_region.unknown == {{
		"message": "is_multi_region_trail is known only when Terraform runs",
		"at": array.concat(_path("a"), ["is_multi_region_trail"]),
		"resource": "aws_cloudtrail.a",
	}} with input as module
}

test_accepts_other_documents if {
	cloudtrail_multi_region.deny == set() with input as {"kind": "Pod"}
}
