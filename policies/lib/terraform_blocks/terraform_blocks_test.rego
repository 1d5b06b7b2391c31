package lib.terraform_blocks_test

import data.lib.terraform_blocks

_module(body) := {"resource": {"aws_x": {"it": [body]}}}

_stated(path) := [[setting.value, setting.at, setting.name, setting.doubts] |
	some setting in terraform_blocks.stated(["aws_x"], path, false)
]

_path(rest) := array.concat(["resource", "aws_x", "it", 0], rest)

test_reads_blocks_that_are_there if {
	_stated(["outer", "on"]) == [] with input as _module({})
	_stated(["outer", "inner", "on"]) == [] with input as _module({"outer": [{}]})
	_stated(["outer", "inner", "on"]) == [
		[false, _path(["outer", 0, "inner", 0]), "outer.inner.on", []],
		[true, _path(["outer", 1, "inner", 0, "on"]), "outer.inner.on", []],
	] with input as _module({"outer": [{"inner": [{}]}, {"inner": [{"on": true}]}]})
	deep := _module({"a": [{"b": [{"c": [{"on": 1}]}]}]})
	_stated(["a", "b", "c", "on"]) == [[1, _path(["a", 0, "b", 0, "c", 0, "on"]), "a.b.c.on", []]] with input as deep
	_stated(["on"]) == [[false, _path([]), "on", []]] with input as _module({})
}

test_reads_blocks_far_inside if {
	deep := _module({"a": [{"b": [{"c": [{"d": [{"on": 1}]}]}]}]})
	_stated(["a", "b", "c", "d", "on"]) == [
		[1, _path(["a", 0, "b", 0, "c", 0, "d", 0, "on"]), "a.b.c.d.on", []],
	] with input as deep
}

test_knows_blocks_that_may_be_missing if {
	body := {"dynamic": {"outer": [{"for_each": "${var.all}", "content": [{"inner": [{"on": false}]}]}]}}
	path := _path(["dynamic", "outer", 0, "content", 0, "inner", 0, "on"])
	_stated(["outer", "inner", "on"]) == [[false, path, "outer.inner.on", ["${var.all}"]]] with input as _module(body)
	doubted := [terraform_blocks.doubted(setting).value |
		some setting in terraform_blocks.stated(["aws_x"], ["outer", "inner", "on"], true)
	] with input as _module(body)
	doubted == ["${var.all}"]
	plain := [terraform_blocks.doubted(setting).value |
		some setting in terraform_blocks.stated(["aws_x"], ["on"], true)
	] with input as _module(body)
	plain == [true]
}

test_names_where_to_write if {
	found := terraform_blocks.stated(["aws_x"], ["outer", "on"], false) with input as _module({"outer": [{}]})
	[setting.edit | some setting in found] == [_path(["outer", 0, "on"])]
	{setting.resource.address | some setting in found} == {"aws_x.it"}
}

_present := [[setting.value, setting.at, setting.name] | some setting in terraform_blocks.present(["aws_x"], ["outer", "key"])]

test_knows_whether_arguments_are_there if {
	_present == [] with input as _module({})
	_present == [[false, _path(["outer", 0]), "outer.key"]] with input as _module({"outer": [{}]})
	at := _path(["outer", 0, "key"])
	_present == [[true, at, "outer.key"]] with input as _module({"outer": [{"key": "${aws_kms_key.it.arn}"}]})
	_present == [["${var.key}", at, "outer.key"]] with input as _module({"outer": [{"key": "${var.key}"}]})
	dynamic := {"dynamic": {"outer": [{"for_each": "${var.all}", "content": [{}]}]}}
	[found[0] | some found in _present] == ["${var.all}"] with input as _module(dynamic)
}
