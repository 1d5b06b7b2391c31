package lib.terraform_instances_test

import data.lib.terraform_instances

_resource(type, body) := {
	"type": type,
	"name": "it",
	"address": sprintf("%s.it", [type]),
	"body": body,
	"path": ["resource", type, "it", 0],
}

_doubts(cure, owner) := [[doubt.value, doubt.at, doubt.resource.address] |
	some doubt in terraform_instances.doubts(_resource("log", cure), _resource("net", owner))
]

test_does_not_know_whether_a_resource_is_there if {
	measure := "${var.on ? 1 : 0}"
	_doubts({"count": measure}, {}) == [[measure, ["resource", "log", "it", 0, "count"], "net.it"]]
	_doubts({"for_each": "${var.all}"}, {"for_each": "${var.others}"}) == [[
		"${var.all}",
		["resource", "log", "it", 0, "for_each"],
		"net.it",
	]]
	count(_doubts({"count": "${var.a && var.b ? 1 : 0}"}, {"count": "${var.a ? 1 : 0}"})) == 1
	count(_doubts({"count": "${var.a || var.b ? 1 : 0}"}, {"count": "${var.a ? 1 : 0}"})) == 1
	[doubt.resource.address |
		some doubt in terraform_instances.doubts(_resource("log", {"count": "${var.n}"}), {})
	] == ["log.it"]
}

test_knows_that_a_resource_is_there if {
	every cure in [{}, {"count": 1}, {"for_each": ["a", "${var.a}"]}, {"for_each": {"a": "${var.a}"}}] {
		_doubts(cure, {}) == []
	}
	_doubts({"count": "${var.on ? 1 : 0}"}, {"count": "${var.on ? 1 : 0}"}) == []
	_doubts({"count": "${var.a ? 1 : 0}"}, {"count": "${var.a && var.b ? 1 : 0}"}) == []
	_doubts({"for_each": "${var.all}"}, {"for_each": "${var.all}"}) == []
	_doubts({"count": "${length(net.it)}"}, {"count": "${var.n}"}) == []
	_doubts({"for_each": "${net.it}"}, {"for_each": "${var.all}"}) == []
}

_setting(value, body) := {"value": value, "resource": _resource("log", body)}

test_has_reservations_about_values if {
	terraform_instances.reservations(_setting(true, {}), {}) == []
	terraform_instances.reservations(_setting("${var.a}", {}), {}) == [_setting("${var.a}", {})]
	count(terraform_instances.reservations(_setting(true, {"count": "${var.n}"}), {})) == 1
}

test_tells_instances if {
	terraform_instances.of(_resource("net", {"count": 2})) == {"0", "1"}
	terraform_instances.of(_resource("net", {"for_each": {"a": 1, "b": 2}})) == {`"a"`, `"b"`}
	terraform_instances.of(_resource("net", {"for_each": ["a", "b"]})) == {`"a"`, `"b"`}
	every body in [{}, {"count": 1}, {"count": "${var.n}"}, {"for_each": ["a"]}, {"for_each": "${var.all}"}] {
		terraform_instances.of(_resource("net", body)) == {"*"}
	}
}

_meant(cure, owner) := terraform_instances.meant(_resource("log", cure), "to", _resource("net", owner))

test_tells_which_instances_are_meant if {
	_meant({"to": "${net.it[0].id}"}, {"count": 2}) == {"0"}
	_meant({"to": "${net.it[count.index].id}", "count": 2}, {"count": 3}) == {"0", "1"}
	_meant({"to": `${net.it["a"].id}`}, {"for_each": ["a", "b"]}) == {`"a"`}
	_meant({"to": "${net.it[each.key].id}", "for_each": {"a": 1}}, {"for_each": {"a": 1, "b": 2}}) == {`"a"`}
	_meant({"to": "${net.it[each.value].id}", "for_each": {"x": "b"}}, {"for_each": {"a": 1, "b": 2}}) == {`"b"`}
}

test_takes_all_instances_where_none_is_named if {
	_meant({"to": "${net.it[0].id}"}, {"count": 1}) == {"*"}
	_meant({"to": "${net.it[0].id}"}, {"count": "${var.n}"}) == {"*"}
	every cure in [
		{"to": "${net.it[count.index].id}", "count": "${var.n}"},
		{"to": "${net.it[var.i].id}"},
		{"to": "${each.value.id}", "for_each": "${net.it}"},
		{"to": "by-name"},
		{"to": "${join(net.it[0].id, net.it[var.i].id)}"},
	] {
		_meant(cure, {"count": 2}) == {"0", "1"}
	}
}
