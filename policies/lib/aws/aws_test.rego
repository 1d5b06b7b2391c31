package lib.aws_test

import data.lib.aws

test_reads_open_rules_of_every_form if {
	found := {entry.address: [entry.cidr, array.slice(entry.at, 4, 7), entry.protocol] |
		some entry in aws.open_ingress
	} with input as {"resource": {
		"aws_security_group": {"a": [{"ingress": [
			{"protocol": "tcp", "from_port": 22, "to_port": 22, "cidr_blocks": ["10.0.0.0/8"]},
			{"protocol": "TCP", "from_port": 22, "to_port": 22, "cidr_blocks": ["10.0.0.0/8", "0.0.0.0/0"]},
		]}]},
		"aws_default_security_group": {"b": [{"ingress": [{"protocol": -1, "ipv6_cidr_blocks": ["::/0"]}]}]},
		"aws_security_group_rule": {
			"c": [{"type": "ingress", "protocol": "all", "cidr_blocks": ["0.0.0.0/0"]}],
			"out": [{"type": "egress", "protocol": "-1", "cidr_blocks": ["0.0.0.0/0"]}],
		},
		"aws_vpc_security_group_ingress_rule": {"d": [{"ip_protocol": "6", "cidr_ipv6": "::/0"}]},
	}}
	found == {
		"aws_security_group.a": ["0.0.0.0/0", ["ingress", 1, "cidr_blocks"], "tcp"],
		"aws_default_security_group.b": ["::/0", ["ingress", 0, "ipv6_cidr_blocks"], "-1"],
		"aws_security_group_rule.c": ["0.0.0.0/0", ["cidr_blocks", 0], "-1"],
		"aws_vpc_security_group_ingress_rule.d": ["::/0", ["cidr_ipv6"], "6"],
	}
}

test_leaves_out_what_is_unknown if {
	aws.open_ingress == [] with input as {"resource": {"aws_security_group": {"a": [{"ingress": [
		{"protocol": "tcp", "cidr_blocks": "${var.ranges}"},
		{"protocol": "tcp", "cidr_blocks": ["${var.range}"]},
		{"protocol": "tcp", "cidr_blocks": null},
		{"protocol": "tcp"},
	]}]}}}
	aws.open_ingress == [] with input as {}
}

test_tells_which_ports_a_rule_reaches if {
	aws.reaches({"protocol": "-1", "from": 0, "to": 0}, 22)
	aws.reaches({"protocol": "tcp", "from": 20, "to": "25"}, 22)
	aws.reaches({"protocol": "6", "from": 22, "to": 22}, 22)
	not aws.reaches({"protocol": "tcp", "from": 23, "to": 25}, 22)
	not aws.reaches({"protocol": "udp", "from": 0, "to": 65535}, 22)
	not aws.reaches({"protocol": "tcp", "from": "${var.port}", "to": "${var.port}"}, 22)
	not aws.reaches({"protocol": "${var.protocol}", "from": 22, "to": 22}, 22)
}

_lists := {
	"all": [{"entry": [{"cidr": "10.0.0.0/8"}, {"cidr": "0.0.0.0/0"}]}],
	"office": [{"entry": [{"cidr": "198.51.100.0/24"}]}],
}

test_reads_lists_of_prefixes if {
	found := {[entry.address, entry.cidr, entry.at[4]] | some entry in aws.open_ingress} with input as {"resource": {
		"aws_ec2_managed_prefix_list": _lists,
		"aws_vpc_security_group_ingress_rule": {name: [{"ip_protocol": "tcp", "prefix_list_id": sprintf("${aws_ec2_managed_prefix_list.%s.id}", [name])}] |
			some name, _ in _lists
		},
		"aws_security_group_rule": {"many": [{"type": "ingress", "protocol": "tcp", "prefix_list_ids": [
			"${aws_ec2_managed_prefix_list.office.id}", "${aws_ec2_managed_prefix_list.all.id}",
		]}]},
	}}
	found == {
		["aws_vpc_security_group_ingress_rule.all", "0.0.0.0/0", "prefix_list_id"],
		["aws_security_group_rule.many", "0.0.0.0/0", "prefix_list_ids"],
	}
}

test_tells_ranges_of_networks_from_others if {
	every range in [
		"${var.allowed_cidr_blocks}", "${each.value.cidr_block}", "${local.cidr_blocks[0]}", "${ingress.value.cidr_blocks}",
		"${module.office.allowed_cidr_blocks}", "${concat(aws_subnet.a[*].cidr_block, var.cidr_blocks)}",
		`${concat([aws_vpc.main.cidr_block], ["0.0.0.0/0"])}`,
	] {
		aws.open_range(range)
	}
	every range in [
		"${aws_vpc.main.cidr_block}", "${data.aws_vpc.main[0].cidr_block}", "${aws_subnet.a[*].cidr_block}",
		"${data.aws_subnet.a[each.key].cidr_block}", "${data.aws_vpc.a.cidr_block_associations[0].cidr_block}",
		"${[for subnet in data.aws_subnet.a : subnet.cidr_block]}", "${concat([aws_vpc.a.cidr_block], aws_subnet.b[*].cidr_block)}",
		"${module.vpc.vpc_cidr_block}", "${module.vpc[0].private_subnets_cidr_blocks}", "10.0.0.0/8",
	] {
		not aws.open_range(range)
	}
}

test_tells_which_rules_are_undecided if {
	found := {[entry.address, entry.cidr] | some entry in aws.undecided_ingress} with input as {"resource": {
		"aws_security_group_rule": {
			"range": [{"type": "ingress", "protocol": "tcp", "from_port": 22, "to_port": 22, "cidr_blocks": "${var.x}"}],
			"port": [{"type": "ingress", "protocol": "tcp", "from_port": "${var.x}", "cidr_blocks": ["0.0.0.0/0"]}],
			"closed": [{"type": "ingress", "protocol": "${var.x}", "cidr_blocks": ["10.0.0.0/8", "${var.ip}/32"]}],
			"vpc": [{"type": "ingress", "protocol": "tcp", "cidr_blocks": ["${aws_vpc.main.cidr_block}"]}],
		},
	}}
	found == {["aws_security_group_rule.range", "${var.x}"], ["aws_security_group_rule.port", "0.0.0.0/0"]}
}

test_tells_which_ports_a_rule_may_reach if {
	aws.may_reach({"protocol": "-1", "from": 0, "to": 0}, 22)
	aws.may_reach({"protocol": "tcp", "from": "${var.port}", "to": "${var.port}"}, 22)
	aws.may_reach({"protocol": "${var.protocol}", "from": 22, "to": 22}, 22)
	not aws.may_reach({"protocol": "tcp", "from": 23, "to": "${var.port}"}, 22)
	not aws.may_reach({"protocol": "tcp", "from": "${var.port}", "to": 21}, 22)
	not aws.may_reach({"protocol": "udp", "from": 22, "to": 22}, 22)
}

_buckets := {
	"aws_s3_bucket": {
		"a": [{"bucket": "a"}],
		"b": [{"bucket": "${var.b}"}],
		"c": [{"for_each": "${var.c}", "bucket": "${each.key}"}],
		"d": [{}],
	},
	"aws_s3_bucket_versioning": {
		"reference": [{"bucket": "${aws_s3_bucket.d.id}", "status": 1}],
		"name": [{"bucket": "a", "status": 2}],
		"variable": [{"bucket": "${var.b}", "status": 3}],
		"loop": [{"for_each": "${var.c}", "bucket": "${each.key}", "status": 4}],
		"chain": [{"for_each": "${aws_s3_bucket.c}", "bucket": "${each.value.id}", "status": 5}],
		"other": [{"bucket": "z", "status": 6}],
	},
}

test_ties_settings_to_buckets if {
	found := {[setting.resource.address, setting.value] |
		some setting in aws.bucket_settings("aws_s3_bucket_versioning", ["status"], 0)
	} with input as {"resource": _buckets}
	found == {
		["aws_s3_bucket.d", 1],
		["aws_s3_bucket.a", 2],
		["aws_s3_bucket.b", 3],
		["aws_s3_bucket.c", 4],
		["aws_s3_bucket.c", 5],
		["aws_s3_bucket_versioning.other", 6],
	}
}

_logged := {
	"aws_s3_bucket": {
		"a": [{"bucket": "a", "logging": [{"target": "x"}]}],
		"b": [{"bucket": "b"}],
		"c": [{"bucket": "c", "logging": [{"target": "y"}]}],
	},
	"aws_s3_bucket_logging": {"a": [{"bucket": "${aws_s3_bucket.a.id}"}]},
}

_own_settings(module) := found if {
	found := {[setting.resource.address, setting.value] |
		some setting in aws.own_settings("aws_s3_bucket_logging", ["logging", "target"], "")
	} with input as {"resource": module}
}

_own_presences(module) := found if {
	found := {[setting.resource.address, setting.value] |
		some setting in aws.own_presences("aws_s3_bucket_logging", ["logging"])
	} with input as {"resource": module}
}

test_reads_what_buckets_say_themselves if {
	_own_settings(_logged) == {["aws_s3_bucket.b", ""], ["aws_s3_bucket.c", "y"]}
	_own_presences(_logged) == {["aws_s3_bucket.b", false], ["aws_s3_bucket.c", true]}
}

test_knows_buckets_that_a_data_source_looks_up if {
	module := {
		"resource": {
			"aws_s3_bucket": {"a": [{"bucket_prefix": "a"}], "b": [{}]},
			"aws_s3_bucket_logging": {"it": [{"bucket": "${data.aws_s3_bucket.any.id}"}]},
		},
		"data": {"aws_s3_bucket": {"any": [{"bucket": "${var.given ? var.name : aws_s3_bucket.a[0].id}"}]}},
	}
	{setting.resource.name | some setting in aws.own_presences("aws_s3_bucket_logging", ["logging"])} == {"b"} with input as module
}

_logged_beside(calls) := found if {
	found := {setting.resource.name: setting.value |
		some setting in array.concat(
			aws.own_presences("aws_s3_bucket_logging", ["logging"]),
			aws.own_settings("aws_s3_bucket_logging", ["logging", "target"], false),
		)
		setting.resource.name == "b"
	} with input as {"resource": _logged, "module": calls}
}

test_does_not_know_buckets_that_modules_set_up if {
	_logged_beside({"s3_config": [{"bucket_name": "${aws_s3_bucket.b.id}"}]}).b == "${module.s3_config}"
	_logged_beside({"s3_config": [{"bucket_name": "${aws_s3_bucket.c.id}"}]}).b == false
	every name in ["s3_files", "site"] {
		_logged_beside({name: [{"bucket": "${aws_s3_bucket.b.id}"}]}).b == false
	}
	_logged_beside({"s3_config": [{"target_bucket": "${aws_s3_bucket.b.id}"}]}).b == false
}

test_does_not_know_buckets_that_a_loop_may_speak_of if {
	loop := {"aws_s3_bucket_logging": {"loop": [{"for_each": "${var.all}", "bucket": "${each.value}"}]}}
	_own_settings(object.union(_logged, loop)) == {["aws_s3_bucket.b", "${each.value}"], ["aws_s3_bucket.c", "y"]}
	_own_presences(object.union(_logged, loop)) == {["aws_s3_bucket.b", "${each.value}"], ["aws_s3_bucket.c", true]}
}

test_reads_public_access_blocks if {
	blocks := {"aws_s3_bucket_public_access_block": {"a": [{"x": false}], "b": [{}]}}
	found := {[setting.resource.address, setting.value] |
		some setting in aws.public_access("x")
	} with input as {"resource": blocks}
	found == {["aws_s3_bucket_public_access_block.a", false], ["aws_s3_bucket_public_access_block.b", false]}
	account := {"aws_s3_account_public_access_block": {"all": [{"x": true}]}}
	aws.public_access("x") == [] with input as {"resource": object.union(blocks, account)}
}

test_reads_rules_that_let_everything_out if {
	found := {entry.address: [entry.cidr, entry.protocol] | some entry in aws.open_egress} with input as {"resource": {
		"aws_security_group": {"a": [{
			"egress": [{"protocol": -1, "cidr_blocks": ["0.0.0.0/0"]}],
			"ingress": [{"protocol": "tcp", "cidr_blocks": ["0.0.0.0/0"]}],
		}]},
		"aws_security_group_rule": {
			"b": [{"type": "egress", "protocol": "tcp", "ipv6_cidr_blocks": ["::/0"]}],
			"in": [{"type": "ingress", "protocol": "-1", "cidr_blocks": ["0.0.0.0/0"]}],
		},
		"aws_vpc_security_group_egress_rule": {"c": [{"ip_protocol": "-1", "cidr_ipv4": "0.0.0.0/0"}]},
		"aws_vpc_security_group_ingress_rule": {"d": [{"ip_protocol": "-1", "cidr_ipv4": "0.0.0.0/0"}]},
	}}
	found == {
		"aws_security_group.a": ["0.0.0.0/0", "-1"],
		"aws_security_group_rule.b": ["::/0", "tcp"],
		"aws_vpc_security_group_egress_rule.c": ["0.0.0.0/0", "-1"],
	}
}

test_does_not_know_what_variables_let_out if {
	addresses := {entry.address | some entry in aws.undecided_egress} with input as {"resource": {
		"aws_security_group": {"a": [{"egress": "${var.rules}"}]},
		"aws_security_group_rule": {"b": [{"type": "egress", "protocol": "-1", "cidr_blocks": "${var.ranges}"}]},
	}}
	addresses == {"aws_security_group.a", "aws_security_group_rule.b"}
}
