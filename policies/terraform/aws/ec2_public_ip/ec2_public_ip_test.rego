package terraform.aws.ec2_public_ip_test

import data.terraform.aws.ec2_public_ip

_instance(body) := {"resource": {"aws_instance": {"web": [body]}}}

_path := ["resource", "aws_instance", "web", 0]

test_finds_instances_that_ask_for_an_address if {
	every type in ["aws_instance", "aws_launch_configuration", "aws_spot_instance_request"] {
		ec2_public_ip.deny == {{
			"message": "instance gets a public address",
			"at": ["resource", type, "web", 0, "associate_public_ip_address"],
			"resource": sprintf("%s.web", [type]),
		}} with input as {"resource": {type: {"web": [{"associate_public_ip_address": true}]}}}
	}
}

test_finds_interfaces_of_templates if {
	ec2_public_ip.deny == {{
		"message": "instance gets a public address",
		"at": [
			"resource", "aws_launch_template", "web", 0,
			"network_interfaces", 1, "associate_public_ip_address",
		],
		"resource": "aws_launch_template.web",
	}} with input as {"resource": {"aws_launch_template": {"web": [{"network_interfaces": [
		{"associate_public_ip_address": false},
		{"associate_public_ip_address": "true"},
	]}]}}}
}

_subnet(body) := {"aws_subnet": {"public": [{"map_public_ip_on_launch": true}], "private": [{}]}, "aws_instance": {"web": [body]}}

test_finds_instances_whose_subnet_gives_addresses if {
	ec2_public_ip.deny == {{
		"message": "instance gets a public address",
		"at": _path,
		"resource": "aws_instance.web",
	}} with input as {"resource": _subnet({"subnet_id": "${aws_subnet.public.id}"})}
}

test_accepts_instances_without_an_address if {
	ec2_public_ip.deny == set() with input as _instance({"associate_public_ip_address": false})
	ec2_public_ip.deny == set() with input as _instance({"subnet_id": "subnet-1"})
	ec2_public_ip.deny == set() with input as {"resource": _subnet({"subnet_id": "${aws_subnet.private.id}"})}
	ec2_public_ip.deny == set() with input as {"resource": _subnet({
		"subnet_id": "${aws_subnet.public.id}",
		"associate_public_ip_address": false,
	})}
	ec2_public_ip.deny == set() with input as {"resource": {"aws_launch_template": {"web": [{}]}}}
}

test_does_not_know_a_variable if {
	ec2_public_ip.deny == set() with input as _instance({"associate_public_ip_address": "${var.public}"})
	ec2_public_ip.unknown == {{
		"message": "associate_public_ip_address is known only when Terraform runs",
		"at": array.concat(_path, ["associate_public_ip_address"]),
		"resource": "aws_instance.web",
	}} with input as _instance({"associate_public_ip_address": "${var.public}"})
}

test_does_not_know_what_a_subnet_gives if {
	module := {"resource": {
		"aws_subnet": {"it": [{"map_public_ip_on_launch": "${var.public}"}]},
		"aws_instance": {"web": [{"subnet_id": "${aws_subnet.it.id}"}]},
	}}
	ec2_public_ip.deny == set() with input as module
	count(ec2_public_ip.unknown) == 1 with input as module
}

test_accepts_other_documents if {
	ec2_public_ip.deny == set() with input as {"kind": "Pod"}
}

test_finds_it_in_spot_fleets if {
	ec2_public_ip.deny == {{
		"message": "instance gets a public address",
		"at": ["resource", "aws_spot_fleet_request", "batch", 0, "launch_specification", 0, "associate_public_ip_address"],
		"resource": "aws_spot_fleet_request.batch",
	}} with input as {"resource": {"aws_spot_fleet_request": {"batch": [{"launch_specification": [{"associate_public_ip_address": true}]}]}}}
}
