package terraform.aws.ec2_imdsv2_test

import data.lib.fix
import data.terraform.aws.ec2_imdsv2

_instance(body) := {"resource": {"aws_instance": {"web": [body]}}}

_path := ["resource", "aws_instance", "web", 0]

test_finds_missing_options if {
	fix.bare(ec2_imdsv2.deny) == {{
		"message": "metadata is served without a session: http_tokens is optional",
		"at": _path,
		"resource": "aws_instance.web",
	}} with input as _instance({"ami": "ami-1"})
}

test_finds_optional_tokens if {
	fix.bare(ec2_imdsv2.deny) == {{
		"message": "metadata is served without a session: http_tokens is optional",
		"at": array.concat(_path, ["metadata_options", 0, "http_tokens"]),
		"resource": "aws_instance.web",
	}} with input as _instance({"metadata_options": [{"http_tokens": "optional"}]})
	fix.bare(ec2_imdsv2.deny) == {{
		"message": "metadata is served without a session: http_tokens is optional",
		"at": array.concat(_path, ["metadata_options", 0]),
		"resource": "aws_instance.web",
	}} with input as _instance({"metadata_options": [{"http_endpoint": "enabled"}]})
}

test_finds_other_things_that_start_instances if {
	count(ec2_imdsv2.deny) == 3 with input as {"resource": {
		"aws_launch_template": {"a": [{}]},
		"aws_launch_configuration": {"b": [{}]},
		"aws_spot_instance_request": {"c": [{}]},
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

test_does_not_know_options_with_a_variable if {
	every options in [{"http_tokens": "${var.tokens}"}, {"http_endpoint": "${var.endpoint}"}] {
		found := ec2_imdsv2.unknown with input as _instance({"metadata_options": [options]})
		{finding.at[6] | some finding in found} == object.keys(options)
	}
	ec2_imdsv2.unknown == set() with input as _instance({"metadata_options": [{
		"http_tokens": "required",
		"http_endpoint": "${var.endpoint}",
	}]})
}

test_accepts_a_region_that_asks_for_sessions if {
	region := {"aws_ec2_instance_metadata_defaults": {"all": [{"http_tokens": "required"}]}}
	module := _instance({"metadata_options": [{"http_put_response_hop_limit": 1}]})
	ec2_imdsv2.deny == set() with input as {"resource": object.union(module.resource, region)}
	optional := _instance({"metadata_options": [{"http_tokens": "optional"}]})
	count(ec2_imdsv2.deny) == 1 with input as {"resource": object.union(optional.resource, region)}
}

_of_image(image) := {
	"resource": {"aws_instance": {"web": [{"ami": image}]}},
	"data": {
		"aws_ssm_parameter": {"p": [{"name": "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64"}]},
		"aws_ami": {
			"new": [{"owners": ["amazon"], "filter": [{"name": "name", "values": ["al2023-ami-2023.*-arm64"]}]}],
			"old": [{"owners": ["amazon"], "filter": [{"name": "name", "values": ["amzn2-ami-hvm-*"]}]}],
		},
	},
}

test_accepts_images_that_ask_for_sessions if {
	every image in [
		"${data.aws_ssm_parameter.p.value}",
		"${data.aws_ami.new.id}",
		"resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64",
	] {
		ec2_imdsv2.deny == set() with input as _of_image(image)
	}
	every image in ["${data.aws_ami.old.id}", "${data.aws_ami.other.id}", "ami-1"] {
		count(ec2_imdsv2.deny) == 1 with input as _of_image(image)
	}
}

test_does_not_know_what_a_region_may_ask_for if {
	every region in [{"http_tokens": "${var.tokens}"}, {"http_tokens": "required", "count": "${var.on ? 1 : 0}"}] {
		module := {"resource": {"aws_instance": {"web": [{}]}, "aws_ec2_instance_metadata_defaults": {"all": [region]}}}
		ec2_imdsv2.deny == set() with input as module
		count(ec2_imdsv2.unknown) == 1 with input as module
	}
}

test_accepts_other_documents if {
	ec2_imdsv2.deny == set() with input as {"kind": "Pod"}
}
