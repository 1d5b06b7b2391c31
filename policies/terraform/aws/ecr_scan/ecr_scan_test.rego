package terraform.aws.ecr_scan_test

import data.lib.fix
import data.terraform.aws.ecr_scan

_it(body) := {"resource": {"aws_ecr_repository": {"it": [body]}}}

_path := ["resource", "aws_ecr_repository", "it", 0]

test_finds_images_that_are_not_scanned if {
	every value in [false, "false"] {
		fix.bare(ecr_scan.deny) == {{
			"message": "images are not scanned when they are pushed",
			"at": array.concat(_path, ["image_scanning_configuration", 0, "scan_on_push"]),
			"resource": "aws_ecr_repository.it",
		}} with input as _it({"image_scanning_configuration": [{"scan_on_push": value}]})
	}
}

test_finds_what_is_left_to_the_default if {
	fix.bare(ecr_scan.deny) == {{
		"message": "images are not scanned when they are pushed",
		"at": _path,
		"resource": "aws_ecr_repository.it",
	}} with input as _it({})
}

test_accepts_the_right_value if {
	ecr_scan.deny == set() with input as _it({"image_scanning_configuration": [{"scan_on_push": true}]})
	ecr_scan.deny == set() with input as _it({"image_scanning_configuration": [{"scan_on_push": "true"}]})
}

test_does_not_know_a_variable if {
	ecr_scan.deny == set() with input as _it({"image_scanning_configuration": [{"scan_on_push": "${var.value}"}]})
	ecr_scan.unknown == {{
		"message": "image_scanning_configuration.scan_on_push is known only when Terraform runs",
		"at": array.concat(_path, ["image_scanning_configuration", 0, "scan_on_push"]),
		"resource": "aws_ecr_repository.it",
	}} with input as _it({"image_scanning_configuration": [{"scan_on_push": "${var.value}"}]})
	ecr_scan.unknown == set() with input as _it({"image_scanning_configuration": [{"scan_on_push": true}]})
}

test_accepts_repositories_of_a_registry_that_is_scanned if {
	every frequency in ["CONTINUOUS_SCAN", "SCAN_ON_PUSH"] {
		ecr_scan.deny == set() with input as _with_registry(frequency)
	}
	count(ecr_scan.deny) == 1 with input as _with_registry("MANUAL")
}

_with_registry(frequency) := {"resource": {
	"aws_ecr_repository": {"it": [{}]},
	"aws_ecr_registry_scanning_configuration": {"all": [{"rule": [{"scan_frequency": frequency}]}]},
}}

_filtered(name, rule) := {"resource": {
	"aws_ecr_repository": {"it": [{"name": name}]},
	"aws_ecr_registry_scanning_configuration": {"all": [object.union(
		object.filter(rule, ["count"]),
		{"rule": [object.union({"scan_frequency": "SCAN_ON_PUSH"}, object.remove(rule, ["count"]))]},
	)]},
}}

_by(filter) := {"repository_filter": [{"filter": filter, "filter_type": "WILDCARD"}]}

test_finds_repositories_that_no_rule_of_the_registry_is_for if {
	every filter in ["prod-*", "prod", "*-dev", "d.v"] {
		count(ecr_scan.deny) == 1 with input as _filtered("dev-app", _by(filter))
	}
	every filter in ["*", "dev-*", "dev", "app", "*v-a*"] {
		ecr_scan.deny == set() with input as _filtered("dev-app", _by(filter))
		ecr_scan.unknown == set() with input as _filtered("dev-app", _by(filter))
	}
	ecr_scan.deny == set() with input as _filtered("${var.team}-app", _by("*-app"))
}

test_does_not_know_what_the_registry_may_scan if {
	every entry in [
		["dev-app", _by("${var.filter}")], ["${var.team}-app", _by("prod-*")],
		["dev-app", {"scan_frequency": "${var.frequency}"}], ["dev-app", {"count": "${var.on ? 1 : 0}"}],
	] {
		ecr_scan.deny == set() with input as _filtered(entry[0], entry[1])
		{finding.resource |
			some finding in ecr_scan.unknown
		} == {"aws_ecr_repository.it"} with input as _filtered(entry[0], entry[1])
	}
}

test_accepts_other_documents if {
	ecr_scan.deny == set() with input as {"kind": "Pod"}
}
