package terraform.aws.ec2_imdsv2_test

import data.terraform.aws.ec2_imdsv2

_instance(body) := {"resource": {"aws_instance": {"web": [body]}}}

_path := ["resource", "aws_instance", "web", 0]

test_finds_missing_options if {
	ec2_imdsv2.deny == {{
		"message": "metadata_options are missing, so metadata is served without a session",
		"at": _path,
		"resource": "aws_instance.web",
	}} with input as _instance({"ami": "ami-1"})
}

test_finds_optional_tokens if {
	ec2_imdsv2.deny == {{
		"message": "metadata is served without a session: http_tokens is optional",
		"at": array.concat(_path, ["metadata_options", 0, "http_tokens"]),
		"resource": "aws_instance.web",
	}} with input as _instance({"metadata_options": [{"http_tokens": "optional"}]})
	ec2_imdsv2.deny == {{
		"message": "metadata is served without a session: http_tokens is optional",
		"at": array.concat(_path, ["metadata_options", 0]),
		"resource": "aws_instance.web",
	}} with input as _instance({"metadata_options": [{"http_endpoint": "enabled"}]})
}

test_finds_launch_templates_and_configurations if {
	count(ec2_imdsv2.deny) == 2 with input as {"resource": {
		"aws_launch_template": {"a": [{}]},
		"aws_launch_configuration": {"b": [{}]},
	}}
}

test_accepts_sessions_and_no_metadata if {
	ec2_imdsv2.deny == set() with input as _instance({"metadata_options": [{"http_tokens": "required"}]})
	ec2_imdsv2.deny == set() with input as _instance({"metadata_options": [{"http_endpoint": "disabled"}]})
}

test_accepts_what_is_unknown if {
	ec2_imdsv2.deny == set() with input as _instance({"metadata_options": [{"http_tokens": "${var.tokens}"}]})
	ec2_imdsv2.deny == set() with input as _instance({"metadata_options": [{"http_endpoint": "${var.endpoint}"}]})
	ec2_imdsv2.deny == set() with input as _instance({"metadata_options": "${var.options}"})
	ec2_imdsv2.deny == set() with input as _instance({"launch_template": [{"id": "${aws_launch_template.t.id}"}]})
}

test_accepts_other_documents if {
	ec2_imdsv2.deny == set() with input as {"kind": "Pod"}
}
