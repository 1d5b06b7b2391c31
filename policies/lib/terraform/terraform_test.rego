package lib.terraform_test

import data.lib.terraform

_module := {
	"resource": {"aws_s3_bucket": {
		"logs": [{"bucket": "logs"}],
		"none": [{"count": 0}, {"for_each": []}, {"for_each": {}}],
		"some": [{"count": "${var.count}"}],
	}},
	"data": {"aws_region": {"here": [{}]}},
}

test_reads_resources if {
	found := {entry.address: entry.path | some entry in terraform.resources.aws_s3_bucket} with input as _module
	found == {
		"aws_s3_bucket.logs": ["resource", "aws_s3_bucket", "logs", 0],
		"aws_s3_bucket.some": ["resource", "aws_s3_bucket", "some", 0],
	}
}

test_reads_data_sources if {
	found := [entry.address | some entry in terraform.data_sources.aws_region] with input as _module
	found == ["data.aws_region.here"]
}

test_accepts_documents_of_other_shapes if {
	terraform.resources == {} with input as {"kind": "Pod"}
	terraform.resources == {"x": []} with input as {"resource": {"x": {"y": [null]}, "z": "text"}}
	terraform.data_sources == {} with input as {}
}

test_reads_blocks_of_every_form if {
	parent := {"path": ["p"], "body": {
		"list": [{"a": 1}, "text", {"a": 2}],
		"object": {"a": 3},
		"text": "${local.blocks}",
		"dynamic": {
			"list": [{"for_each": "${var.x}", "content": [{"a": 4}]}, {"for_each": [], "content": [{"a": 5}]}],
			"only": [{"content": [{"a": 6}]}],
		},
	}}
	terraform.blocks(parent, "list") == [
		{"body": {"a": 1}, "path": ["p", "list", 0]},
		{"body": {"a": 2}, "path": ["p", "list", 2]},
		{"body": {"a": 4}, "path": ["p", "dynamic", "list", 0, "content", 0]},
	]
	terraform.blocks(parent, "object") == [{"body": {"a": 3}, "path": ["p", "object"]}]
	terraform.blocks(parent, "only") == [{"body": {"a": 6}, "path": ["p", "dynamic", "only", 0, "content", 0]}]
	terraform.blocks(parent, "text") == []
	terraform.blocks(parent, "missing") == []
}

test_reads_blocks_in_blocks if {
	parent := {"path": [], "body": {"rule": [{"grant": [{"a": 1}]}, {"grant": [{"a": 2}, {"a": 3}]}]}}
	found := [block.path | some block in terraform.nested(parent, ["rule", "grant"])]
	found == [["rule", 0, "grant", 0], ["rule", 1, "grant", 0], ["rule", 1, "grant", 1]]
	count(terraform.nested(parent, ["rule"])) == 2
}

test_reads_arguments if {
	terraform.argument({"a": false}, "a", true) == false
	terraform.argument({"a": null}, "a", 1) == 1
	terraform.argument({}, "a", 1) == 1
}

test_tells_known_from_unknown if {
	every value in ["${var.x}", "a-${var.x}", "%{if x}a%{endif}", ["a", "${b}"], {"a": {"b": "${c}"}}] {
		terraform.unknown(value)
	}
	every value in ["a", "$${aws:username}", "a $${b} %%{c}", 1, true, null, ["a"], {}] {
		terraform.known(value)
	}
}

test_reads_booleans_and_numbers if {
	terraform.is_true("true")
	terraform.is_false(false)
	not terraform.is_true("${var.x}")
	not terraform.is_false("${var.x}")
	terraform.number("22") == 22
	terraform.number(22) == 22
	not terraform.number("${var.port}")
}

test_tells_references if {
	every value in ["${aws_s3_bucket.logs.id}", "${aws_s3_bucket.logs}", "a/${join(\"\", aws_s3_bucket.logs[*].id)}"] {
		terraform.refers_to(value, "aws_s3_bucket.logs")
	}
	every value in ["${aws_s3_bucket.logs2.id}", "${data.aws_s3_bucket.logs.id}", "aws_s3_bucket.logs", 1] {
		not terraform.refers_to(value, "aws_s3_bucket.logs")
	}
}
