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
		{"body": {"a": 4}, "path": ["p", "dynamic", "list", 0, "content", 0], "for_each": "${var.x}"},
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
	every value in ["a", "$${aws:username}", "a $${b} %%{c}", "${True}", 1, true, null, ["a"], {}] {
		terraform.known(value)
	}
}

test_reads_booleans_and_numbers if {
	every value in [true, "true", "1", "${True}"] {
		terraform.is_true(value)
		not terraform.is_false(value)
	}
	every value in [false, "false", "0", "${False}"] {
		terraform.is_false(value)
		not terraform.is_true(value)
	}
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

test_makes_a_block_for_each_known_thing if {
	made := [[block.body, block.path[4]] | some block in terraform.blocks(_group, "ingress")]
	made == [
		[{"port": 22, "name": "${ingress.key}"}, "content"],
		[{"port": 80, "name": "${ingress.key}"}, "content"],
		[{"port": 443, "name": "https", "ranges": ["0.0.0.0/0"], "other": "${rule.value.other}"}, "content"],
	]
}

_group := {"path": ["p"], "body": {"dynamic": {"ingress": [
	{"for_each": [22, 80], "content": [{"port": "${ingress.value}", "name": "${ingress.key}"}]},
	{"for_each": {"https": {"port": 443, "range": "0.0.0.0/0"}}, "iterator": "${rule}", "content": [{
		"port": "${rule.value.port}",
		"name": "${rule.key}",
		"ranges": ["${rule.value[\"range\"]}"],
		"other": "${rule.value.other}",
	}]},
]}}}

test_makes_a_resource_for_each_known_thing if {
	module := {"resource": {"x": {
		"a": [{"for_each": {"one": 1, "two": 2}, "name": "${each.key}", "size": "${each.value}"}],
		"b": [{"for_each": ["one"], "size": 3}],
		"c": [{"for_each": "${var.c}", "size": "${each.value}"}],
	}}}
	made := [[entry.name, entry.body.size] | some entry in terraform.resources_of(["x", "none"])] with input as module
	made == [["a", 1], ["a", 2], ["b", 3], ["c", "${each.value}"]]
}

_settings(body, path) := [[setting.value, setting.at, setting.name] |
	some setting in terraform.settings_of({"path": ["p"], "body": body}, path, "off")
]

test_reads_settings if {
	_settings({"a": 1}, ["a"]) == [[1, ["p", "a"], "a"]]
	_settings({"a": null}, ["a"]) == [["off", ["p", "a"], "a"]]
	_settings({}, ["a"]) == [["off", ["p"], "a"]]
	_settings({}, ["b", "a"]) == [["off", ["p"], "b.a"]]
	_settings({"b": [{}]}, ["b", "a"]) == [["off", ["p", "b", 0], "b.a"]]
	_settings({"b": "${var.b}"}, ["b", "a"]) == [["${var.b}", ["p", "b"], "b.a"]]
	_settings({"b": [{"c": [{"a": 1}, {"d": 2}]}, {}]}, ["b", "c", "a"]) == [
		[1, ["p", "b", 0, "c", 0, "a"], "b.c.a"],
		["off", ["p", "b", 0, "c", 1], "b.c.a"],
		["off", ["p", "b", 1], "b.c.a"],
	]
	_settings({"b": "${var.b}"}, ["b", "c", "d", "a"]) == [["${var.b}", ["p", "b"], "b.c.d.a"]]
}

test_does_not_know_settings_of_blocks_that_may_be_missing if {
	place := ["p", "dynamic", "b", 0, "content", 0]
	_settings({"dynamic": {"b": [{"for_each": "${var.b}", "content": [{"a": "on"}]}]}}, ["b", "a"]) == [[
		"${var.b}",
		array.concat(place, ["a"]),
		"b.a",
	]]
	_settings({"dynamic": {"b": [{"for_each": "${var.b}", "content": [{"a": "off"}]}]}}, ["b", "a"]) == [[
		"off",
		array.concat(place, ["a"]),
		"b.a",
	]]
	_settings({"dynamic": {"b": [{"for_each": [1], "content": [{"a": "on"}]}]}}, ["b", "a"]) == [[
		"on",
		array.concat(place, ["a"]),
		"b.a",
	]]
	_settings({"dynamic": {"b": [{"for_each": "${var.b}", "content": [{"c": [{"a": "on"}]}]}]}}, ["b", "c", "a"]) == [[
		"${var.b}",
		array.concat(place, ["c", 0, "a"]),
		"b.c.a",
	]]
}

test_says_which_settings_are_undecided if {
	module := {"resource": {"x": {"a": [{"on": true}], "b": [{"on": "${var.on}"}], "c": [{}]}}}
	terraform.undecided(terraform.settings(["x"], ["on"], false)) == {{
		"message": "on is known only when Terraform runs",
		"at": ["resource", "x", "b", 0, "on"],
		"resource": "x.b",
	}} with input as module
}

test_says_why_a_value_is_unknown if {
	every value in ["${var.a}", "${data.x.y.z}", "a-${local.file}", ["${join(\",\", var.profile)}"]] {
		terraform.reason(value) == "is known only when Terraform runs"
	}
	every value in ["${file(\"a.json\")}", ["${base64encode(templatefile(\"a.sh\", {}))}"], "${filebase64(\"a\")}"] {
		terraform.reason(value) == "stands in a file of its own, which is not read"
	}
}

test_reads_references if {
	value := {"a": ["${x.one.id}${x.two-b[0].arn} ${data.x.three.id}"], "b": "${[for e in y_x.four : x.five.id]}"}
	terraform.references(value, "x") == {"one", "two-b", "five"}
	terraform.references("x.one.id", "x") == set()
	terraform.references(null, "x") == set()
}

_presences(body, path) := [[setting.value, setting.at] |
	some setting in terraform.presences_of({"path": ["p"], "body": body}, path)
]

test_tells_what_is_present if {
	every value in ["x", 1, ["x"], [{"a": 1}], {"a": 1}, "arn:${var.a}", "${x.y[0].arn}", "${module.m.arn}"] {
		_presences({"a": value}, ["a"]) == [[true, ["p", "a"]]]
	}
	every value in [null, "", [], false] {
		_presences({"a": value}, ["a"]) == [[false, ["p", "a"]]]
	}
	every value in ["${var.a}", "${each.value.a}", "${var.b ? x.y.arn : null}", "${try(x.y.arn, \"\")}"] {
		_presences({"a": value}, ["a"]) == [[value, ["p", "a"]]]
	}
	_presences({}, ["a"]) == [[false, ["p"]]]
	_presences({"b": [{"a": 1}, {}]}, ["b", "a"]) == [[true, ["p", "b", 0, "a"]], [false, ["p", "b", 1]]]
	_presences({"b": "${var.b}"}, ["b", "a"]) == [["${var.b}", ["p", "b"]]]
}

test_tells_whether_a_dynamic_block_is_present if {
	_presences({"dynamic": {"a": [{"for_each": ["x"], "content": [{}]}]}}, ["a"]) == [[true, ["p"]]]
	_presences({"dynamic": {"a": [{"for_each": [], "content": [{}]}]}}, ["a"]) == [[false, ["p"]]]
	_presences({"dynamic": {"a": [{"for_each": "${var.a}", "content": [{}]}]}}, ["a"]) == [["${var.a}", ["p"]]]
	module := {"resource": {"x": {"a": [{"log": [{}]}], "b": [{}]}}}
	found := {[setting.resource.address, setting.value] |
		some setting in terraform.presences(["x"], ["log"])
	} with input as module
	found == {["x.a", true], ["x.b", false]}
}

test_ties_arguments_to_resources if {
	every body in [
		{"to": "${x.a.id}"},
		{"to": "${each.value.id}", "for_each": "${x.a}"},
		{"to": "${each.value}", "for_each": {"one": "${x.a.id}"}},
	] {
		terraform.targets({"body": body}, "to", "x") == {"a"}
		not terraform.elsewhere({"body": body}, "to", "x")
	}
}

test_tells_what_comes_from_elsewhere if {
	every value in ["${each.value.id}", "${local.ids[var.x]}", "${lookup(local.ids, var.x)}"] {
		terraform.elsewhere({"body": {"to": value}}, "to", "x")
	}
	every value in ["${var.id}", "${module.m.id}", "${data.x.a.id}", "logs", null, "${x.a[each.key].id}"] {
		not terraform.elsewhere({"body": {"to": value}}, "to", "x")
	}
	not terraform.elsewhere({"body": {}}, "to", "x")
}

test_leaves_out_what_is_excused if {
	terraform.unless({"value": false}, [{"value": "${var.a}"}, {"value": true}]) == []
	terraform.unless({"value": false}, [{"value": false}, {"value": "${var.a}"}]) == [{"value": "${var.a}"}]
	terraform.unless({"value": true}, [{"value": "${var.a}"}]) == [{"value": true}]
	terraform.unless({"value": false}, [{"value": false}]) == [{"value": false}]
	terraform.unless({"value": false, "name": "a", "at": ["a"]}, [{"value": "${var.b}", "name": "b", "at": ["b"]}]) == [{
		"value": "${var.b}",
		"name": "b",
		"at": ["a"],
	}]
}

test_asks_a_block_as_if_it_were_a_resource if {
	resource := {"type": "a", "address": "a.b", "body": {"disk": [{"size": 1}]}, "path": ["resource", "a", "b", 0]}
	[[setting.value, setting.at, setting.resource.address] |
		some block in terraform.blocks(resource, "disk")
		some setting in terraform.settings_of(terraform.within(resource, block), ["size"], 0)
	] == [[1, ["resource", "a", "b", 0, "disk", 0, "size"], "a.b"]]
}

test_knows_texts_that_a_joined_list_has_in_any_case if {
	terraform.joined(`${concat(["0.0.0.0/0"], var.more)}`) == ["0.0.0.0/0"]
	terraform.joined(`${concat(local.a[0].b, ["a", "b"], [], module.c.d[*].e)}`) == ["a", "b"]
	terraform.joined("${concat(\n  [\n    \"a\",\n  ],\n  var.more,\n)}") == ["a"]
	every value in [
		`${concat(var.open ? ["0.0.0.0/0"] : [], var.more)}`, `${concat(f(["a"]), var.more)}`, `${concat(["${var.a}"], var.b)}`,
		`${setsubtract(["a"], var.b)}`, `${var.a["b"]}`, "a", ["a"], null,
	] {
		terraform.joined(value) == []
	}
}

test_compares_numbers_that_may_be_unknown if {
	terraform.may_be_less("100", 200)
	terraform.may_be_less("${var.number}", 200)
	not terraform.may_be_less(200, 200)
	not terraform.may_be_less("", 200)
}

test_reads_no_dynamic_blocks_in_other_things if {
	every dynamic in [7, [7], ["x"], {"rule": 7}, {"rule": [7, "x", []]}] {
		terraform.blocks({"body": {"dynamic": dynamic}, "path": []}, "rule") == []
	}
}
