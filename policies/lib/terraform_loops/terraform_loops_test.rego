package lib.terraform_loops_test

import data.lib.terraform_loops

test_fills_in_what_is_known if {
	things := {"web": {"port": 80}, "db": {"port": 5432}}
	body := {"name": "${each.key}", "port": "${each.value.port}", "range": "${each.value[\"port\"]}", "all": "${each.value}"}
	terraform_loops.copies(body, "each", things) == [
		{"name": "db", "port": 5432, "range": 5432, "all": {"port": 5432}},
		{"name": "web", "port": 80, "range": 80, "all": {"port": 80}},
	]
	terraform_loops.copies({"port": "${rule.value}"}, "rule", [22, 80]) == [{"port": 22}, {"port": 80}]
}

test_takes_things_of_a_set_for_their_keys if {
	terraform_loops.copies({"name": "${each.key}"}, "each", ["a", "b"]) == [{"name": "a"}, {"name": "b"}]
	terraform_loops.copies({"name": "${rule.key}"}, "rule", ["a"]) == [{"name": "${rule.key}"}]
}

test_fills_in_attributes_that_may_be_missing if {
	things := {"a": {"port": 80, "cidr": null}, "b": {"cidr": "${var.cidr}"}}
	body := {
		"port": "${try(each.value.port, null)}",
		"cidr": "${lookup(each.value, \"cidr\", \"10.0.0.0/8\")}",
		"words": "${try(each.value.words, \"none\")}",
	}
	terraform_loops.copies(body, "each", things) == [
		{"port": 80, "cidr": null, "words": "none"},
		{"port": null, "cidr": "${var.cidr}", "words": "none"},
	]
}

test_leaves_what_else_is_calculated if {
	body := {"to": "${try(each.value.to, each.value.from, null)}", "name": "${lower(each.value.name)}"}
	terraform_loops.copies(body, "each", {"a": {"from": 80, "name": "A"}, "b": {"to": 81, "name": "B"}}) == [
		body,
		object.union(body, {"to": 81}),
	]
}

test_leaves_what_is_unknown if {
	body := {"port": "${each.value.port}"}
	terraform_loops.copies(body, "each", "${var.ports}") == [body]
	terraform_loops.copies(body, "each", null) == [body]
	terraform_loops.copies(body, "each", ["${var.port}"]) == [body]
	terraform_loops.copies({"port": 80}, "each", [1, 2]) == [{"port": 80}]
}
