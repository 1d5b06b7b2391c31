package terraform.aws.subnet_public_ip_test

import data.lib.fix
import data.terraform.aws.subnet_public_ip

_it(body) := {"resource": {"aws_subnet": {"it": [body]}}}

_set(value) := _it({"map_public_ip_on_launch": value})

_place := ["map_public_ip_on_launch"]

_message := "instances in the subnet get public addresses"

_finding(message, place) := {{
	"message": message,
	"at": array.concat(["resource", "aws_subnet", "it", 0], place),
	"resource": "aws_subnet.it",
}}

test_finds_settings_that_are_wrong if {
	every value in [true, "true"] {
		fix.bare(subnet_public_ip.deny) == _finding(_message, _place) with input as _set(value)
	}
}

test_accepts_the_default if {
	subnet_public_ip.deny == set() with input as _it({})
	subnet_public_ip.deny == set() with input as _set(null)
}

test_accepts_the_right_value if {
	every value in [false, "false"] {
		subnet_public_ip.deny == set() with input as _set(value)
		subnet_public_ip.unknown == set() with input as _set(value)
	}
}

test_does_not_know_a_variable if {
	subnet_public_ip.deny == set() with input as _set("${var.value}")
	message := "map_public_ip_on_launch is known only when Terraform runs"
	subnet_public_ip.unknown == _finding(message, _place) with input as _set("${var.value}")
}

test_accepts_odd_shapes if {
	every value in [[], {}, 7, "x", [["x"]]] {
		count(subnet_public_ip.deny) <= 1 with input as _it({"map_public_ip_on_launch": value})
	}
}

test_accepts_other_documents if {
	subnet_public_ip.deny == set() with input as {"kind": "Pod"}
}
