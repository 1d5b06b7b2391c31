package terraform.aws.cloudtrail_validation_test

import data.lib.fix
import data.terraform.aws.cloudtrail_validation

_it(body) := {"resource": {"aws_cloudtrail": {"it": [body]}}}

_path := ["resource", "aws_cloudtrail", "it", 0]

test_finds_what_is_off if {
	every value in [false, "false"] {
		fix.bare(cloudtrail_validation.deny) == {{
			"message": "log files are not signed",
			"at": array.concat(_path, ["enable_log_file_validation"]),
			"resource": "aws_cloudtrail.it",
		}} with input as _it({"enable_log_file_validation": value})
	}
}

test_finds_what_is_left_to_the_default if {
	fix.bare(cloudtrail_validation.deny) == {{
		"message": "log files are not signed",
		"at": _path,
		"resource": "aws_cloudtrail.it",
	}} with input as _it({})
}

test_accepts_the_right_value if {
	cloudtrail_validation.deny == set() with input as _it({"enable_log_file_validation": true})
	cloudtrail_validation.deny == set() with input as _it({"enable_log_file_validation": "true"})
}

test_does_not_know_a_variable if {
	cloudtrail_validation.deny == set() with input as _it({"enable_log_file_validation": "${var.value}"})
	cloudtrail_validation.unknown == {{
		"message": "enable_log_file_validation is known only when Terraform runs",
		"at": array.concat(_path, ["enable_log_file_validation"]),
		"resource": "aws_cloudtrail.it",
	}} with input as _it({"enable_log_file_validation": "${var.value}"})
	cloudtrail_validation.unknown == set() with input as _it({"enable_log_file_validation": true})
}

test_accepts_other_documents if {
	cloudtrail_validation.deny == set() with input as {"kind": "Pod"}
}
