package terraform.aws.subnet_public_ip_test

import data.lib.fix
import data.terraform.aws.subnet_public_ip

_it(body) := {"resource": {"aws_subnet": {"it": [body]}}}

_path := ["resource", "aws_subnet", "it", 0]

test_finds_settings_that_are_wrong if {
	every value in [true, "true"] {
		fix.bare(subnet_public_ip.deny) == {{
			"message": "instances in the subnet get public addresses",
			"at": array.concat(_path, ["map_public_ip_on_launch"]),
			"resource": "aws_subnet.it",
		}} with input as _it({"map_public_ip_on_launch": value})
	}
}

test_accepts_the_default if {
	subnet_public_ip.deny == set() with input as _it({})
	subnet_public_ip.deny == set() with input as _it({"map_public_ip_on_launch": null})
}

test_accepts_the_right_value if {
	every value in [false, "false"] {
		subnet_public_ip.deny == set() with input as _it({"map_public_ip_on_launch": value})
		subnet_public_ip.unknown == set() with input as _it({"map_public_ip_on_launch": value})
	}
}

test_does_not_know_a_variable if {
	subnet_public_ip.deny == set() with input as _it({"map_public_ip_on_launch": "${var.value}"})
	subnet_public_ip.unknown == {{
		"message": "map_public_ip_on_launch is known only when Terraform runs",
		"at": array.concat(_path, ["map_public_ip_on_launch"]),
		"resource": "aws_subnet.it",
	}} with input as _it({"map_public_ip_on_launch": "${var.value}"})
}

test_accepts_odd_shapes if {
	every value in [[], {}, 7, "x", [["x"]]] {
		count(subnet_public_ip.deny) <= 1 with input as _it({"map_public_ip_on_launch": value})
	}
}

test_accepts_other_documents if {
	subnet_public_ip.deny == set() with input as {"kind": "Pod"}
}
