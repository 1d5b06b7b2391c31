package terraform.aws.sg_description_test

import data.terraform.aws.sg_description

_of(type, body) := {"resource": {type: {"it": [body]}}}

_group(body) := _of("aws_security_group", body)

_finding(type, message, place) := {
	"message": message,
	"at": array.concat(["resource", type, "it", 0], place),
	"resource": sprintf("%s.it", [type]),
}

test_finds_groups_without_a_description if {
	message := "security group has no description"
	sg_description.deny == {_finding("aws_security_group", message, [])} with input as _group({"name": "web"})
	every nothing in ["", null] {
		sg_description.deny == {_finding(
			"aws_security_group",
			message,
			["description"],
		)} with input as _group({"description": nothing})
	}
}

test_finds_rules_in_a_group if {
	message := "rule has no description"
	sg_description.deny == {
		_finding("aws_security_group", message, ["ingress", 1]),
		_finding("aws_security_group", message, ["egress", 0, "description"]),
	} with input as _group({
		"description": "What callers reach",
		"ingress": [{"description": "HTTPS"}, {"from_port": 80}],
		"egress": [{"description": null}],
	})
	dynamic := _group({
		"description": "What callers reach",
		"dynamic": {"ingress": [{"for_each": [80, 443], "content": [{"from_port": "${ingress.value}"}]}]},
	})
	sg_description.deny == {_finding(
		"aws_security_group",
		message,
		["dynamic", "ingress", 0, "content", 0],
	)} with input as dynamic
}

test_finds_rules_of_their_own if {
	every type in [
		"aws_security_group_rule", "aws_vpc_security_group_egress_rule", "aws_vpc_security_group_ingress_rule",
	] {
		sg_description.deny == {_finding(type, "rule has no description", [])} with input as _of(type, {"from_port": 1})
		sg_description.deny == set() with input as _of(type, {"description": "HTTPS"})
	}
}

test_accepts_what_is_described if {
	sg_description.deny == set() with input as _group({"description": "What callers reach", "ingress": []})
	sg_description.deny == set() with input as _group({"description": "${aws_vpc.main.id} web"})
	sg_description.deny == set() with input as _of("aws_default_security_group", {})
}

test_does_not_know_variables if {
	sg_description.deny == set() with input as _group({"description": "${var.text}"})
	count(sg_description.unknown) == 1 with input as _group({"description": "${var.text}"})
	rules := _group({"description": "x", "ingress": "${var.rules}"})
	sg_description.deny == set() with input as rules
	sg_description.unknown == {_finding(
		"aws_security_group",
		"ingress.description is known only when Terraform runs",
		["ingress"],
	)} with input as rules
}

test_accepts_odd_shapes if {
	every value in [[], 7, "x", [["x"]]] {
		sg_description.deny == set() with input as _group({"description": "x", "ingress": value})
	}
}

test_accepts_other_documents if {
	sg_description.deny == set() with input as {"kind": "Pod"}
}
