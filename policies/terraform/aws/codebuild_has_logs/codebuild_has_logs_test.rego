package terraform.aws.codebuild_has_logs_test

import data.terraform.aws.codebuild_has_logs

_it(config) := {"resource": {"aws_codebuild_project": {"it": [{"logs_config": [config]}]}}}

_off := {"cloudwatch_logs": [{"status": "DISABLED"}]}

test_finds_projects_without_logs if {
	every config in [_off, object.union(_off, {"s3_logs": [{"status": "DISABLED"}]})] {
		codebuild_has_logs.deny == {{
			"message": "builds are not logged",
			"at": ["resource", "aws_codebuild_project", "it", 0, "logs_config", 0, "cloudwatch_logs", 0, "status"],
			"resource": "aws_codebuild_project.it",
		}} with input as _it(config)
	}
}

test_accepts_projects_with_logs if {
	every config in [{}, {"cloudwatch_logs": [{"group_name": "builds"}]}, object.union(_off, {"s3_logs": [{"status": "ENABLED"}]})] {
		codebuild_has_logs.deny == set() with input as _it(config)
		codebuild_has_logs.unknown == set() with input as _it(config)
	}
}

test_does_not_know_variables if {
	every config in [
		{"cloudwatch_logs": [{"status": "${var.status}"}]},
		object.union(_off, {"s3_logs": [{"status": "${var.status}"}]}),
	] {
		codebuild_has_logs.deny == set() with input as _it(config)
		count(codebuild_has_logs.unknown) == 1 with input as _it(config)
	}
}

test_accepts_other_documents if {
	every document in [{"kind": "Pod"}, {"resource": "${var.all}"}, {"resource": {"aws_codebuild_project": {"it": ["text", null]}}}] {
		codebuild_has_logs.deny == set() with input as document
		codebuild_has_logs.unknown == set() with input as document
	}
}
