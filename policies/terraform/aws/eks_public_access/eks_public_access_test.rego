package terraform.aws.eks_public_access_test

import data.lib.fix
import data.terraform.aws.eks_public_access

_it(body) := {"resource": {"aws_eks_cluster": {"it": [body]}}}

_path := ["resource", "aws_eks_cluster", "it", 0]

test_finds_public_endpoints if {
	every value in [true, "true", "${True}"] {
		fix.bare(eks_public_access.deny) == {{
			"message": "API server can be reached from the internet",
			"at": array.concat(_path, ["vpc_config", 0, "endpoint_public_access"]),
			"resource": "aws_eks_cluster.it",
		}} with input as _it({"vpc_config": [{"endpoint_public_access": value}]})
	}
}

test_finds_what_is_left_to_the_default if {
	fix.bare(eks_public_access.deny) == {{
		"message": "API server can be reached from the internet",
		"at": _path,
		"resource": "aws_eks_cluster.it",
	}} with input as _it({})
}

test_accepts_the_right_value if {
	eks_public_access.deny == set() with input as _it({"vpc_config": [{"endpoint_public_access": false}]})
	eks_public_access.deny == set() with input as _it({"vpc_config": [{"endpoint_public_access": "false"}]})
	eks_public_access.deny == set() with input as _it({"vpc_config": [{"endpoint_public_access": "${False}"}]})
}

test_does_not_know_a_variable if {
	eks_public_access.deny == set() with input as _it({"vpc_config": [{"endpoint_public_access": "${var.value}"}]})
	eks_public_access.unknown == {{
		"message": "vpc_config.endpoint_public_access is known only when Terraform runs",
		"at": array.concat(_path, ["vpc_config", 0, "endpoint_public_access"]),
		"resource": "aws_eks_cluster.it",
	}} with input as _it({"vpc_config": [{"endpoint_public_access": "${var.value}"}]})
	eks_public_access.unknown == set() with input as _it({"vpc_config": [{"endpoint_public_access": false}]})
}

test_accepts_other_documents if {
	eks_public_access.deny == set() with input as {"kind": "Pod"}
}
