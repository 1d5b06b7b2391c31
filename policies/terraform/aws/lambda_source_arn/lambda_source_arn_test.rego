package terraform.aws.lambda_source_arn_test

import data.terraform.aws.lambda_source_arn

_permission(body) := {"resource": {"aws_lambda_permission": {"it": [body]}}}

_path := ["resource", "aws_lambda_permission", "it", 0]

_service := {"principal": "s3.amazonaws.com", "action": "lambda:InvokeFunction"}

_finding := {{
	"message": "service may call the function for anybody",
	"at": array.concat(_path, ["principal"]),
	"resource": "aws_lambda_permission.it",
}}

test_finds_services_without_a_source if {
	lambda_source_arn.deny == _finding with input as _permission(_service)
	every service in ["sns.amazonaws.com", "logs.eu-west-1.amazonaws.com", "logs.${var.region}.amazonaws.com"] {
		lambda_source_arn.deny == _finding with input as _permission({"principal": service})
	}
	every nothing in ["", null] {
		body := object.union(_service, {"source_arn": nothing, "source_account": nothing})
		lambda_source_arn.deny == _finding with input as _permission(body)
	}
}

test_accepts_services_with_a_source if {
	every source in [
		{"source_arn": "${aws_s3_bucket.uploads.arn}"},
		{"source_arn": "${aws_api_gateway_rest_api.shop.execution_arn}/*/*"},
		{"source_account": "111122223333"},
		{"source_account": "${data.aws_caller_identity.current.account_id}"},
	] {
		lambda_source_arn.deny == set() with input as _permission(object.union(_service, source))
		lambda_source_arn.unknown == set() with input as _permission(object.union(_service, source))
	}
}

test_accepts_other_principals if {
	every principal in ["111122223333", "*", "${aws_iam_role.caller.arn}", "${data.aws_caller_identity.own.account_id}", "${aws_iam_role.caller.arn}.x", "alexa-appkit.amazon.com", 7, [], {}, null] {
		lambda_source_arn.deny == set() with input as _permission({"principal": principal})
		lambda_source_arn.unknown == set() with input as _permission({"principal": principal})
	}
}

test_does_not_know_variables if {
	lambda_source_arn.deny == set() with input as _permission({"principal": "${var.service}"})
	lambda_source_arn.unknown == {{
		"message": "principal is known only when Terraform runs",
		"at": array.concat(_path, ["principal"]),
		"resource": "aws_lambda_permission.it",
	}} with input as _permission({"principal": "${var.service}"})
	named := {"principal": "${var.service}", "source_arn": "${aws_s3_bucket.uploads.arn}"}
	lambda_source_arn.unknown == set() with input as _permission(named)
	open := object.union(_service, {"source_arn": "${var.source}"})
	lambda_source_arn.deny == set() with input as _permission(open)
	lambda_source_arn.unknown == {{
		"message": "source_arn is known only when Terraform runs",
		"at": array.concat(_path, ["principal"]),
		"resource": "aws_lambda_permission.it",
	}} with input as _permission(open)
}

test_accepts_other_documents if {
	lambda_source_arn.deny == set() with input as {"kind": "Pod"}
}
