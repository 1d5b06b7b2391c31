package terraform.aws.subnet_has_acl_test

import data.terraform.aws.subnet_has_acl

_module(list, association) := {"resource": {
	"aws_network_acl": {"it": [list]},
	"aws_network_acl_association": {"x": [association]},
}}

_named := {"network_acl_id": "${aws_network_acl.it.id}", "subnet_id": "${aws_subnet.a.id}"}

_finding(message) := {{
	"message": message,
	"at": ["resource", "aws_network_acl", "it", 0],
	"resource": "aws_network_acl.it",
}}

test_finds_lists_without_a_subnet if {
	every list in [{}, {"subnet_ids": []}, {"subnet_ids": null}] {
		subnet_has_acl.deny == _finding("no subnet has the list") with input as _module(list, {})
	}
}

test_accepts_lists_with_subnets if {
	every module in [
		_module({"subnet_ids": ["${aws_subnet.a.id}"]}, {}),
		_module({"subnet_ids": "${aws_subnet.all[*].id}"}, {}),
		_module({}, _named),
	] {
		subnet_has_acl.deny == set() with input as module
		subnet_has_acl.unknown == set() with input as module
	}
}

test_does_not_know_variables if {
	every module in [
		_module({"subnet_ids": "${var.subnets}"}, {}),
		_module({}, object.union(_named, {"count": "${length(var.subnets)}"})),
	] {
		subnet_has_acl.deny == set() with input as module
		count(subnet_has_acl.unknown) == 1 with input as module
	}
}

test_accepts_other_documents if {
	subnet_has_acl.deny == set() with input as {"kind": "Pod"}
}
