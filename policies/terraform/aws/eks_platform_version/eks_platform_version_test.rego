package terraform.aws.eks_platform_version_test

import data.terraform.aws.eks_platform_version

_it(body) := {"resource": {"aws_eks_cluster": {"it": [body]}}}

test_finds_versions_without_support if {
	every version in ["1.21", "1.9", 1.24, "1.31"] {
		eks_platform_version.deny == {{
			"message": sprintf("Kubernetes %v has no support any more", [version]),
			"at": ["resource", "aws_eks_cluster", "it", 0, "version"],
			"resource": "aws_eks_cluster.it",
		}} with input as _it({"version": version})
	}
}

test_accepts_versions_with_support_and_none if {
	every body in [{}, {"version": "1.32"}, {"version": "1.33"}, {"version": "1.100"}, {"version": "2.1"}, {"version": "latest"}, {"version": ["1.21"]}] {
		eks_platform_version.deny == set() with input as _it(body)
		eks_platform_version.unknown == set() with input as _it(body)
	}
}

test_does_not_know_a_variable if {
	eks_platform_version.deny == set() with input as _it({"version": "${var.version}"})
	count(eks_platform_version.unknown) == 1 with input as _it({"version": "${var.version}"})
}

test_accepts_other_documents if {
	every document in [{"kind": "Pod"}, {"resource": "${var.all}"}, {"resource": {"aws_eks_cluster": {"it": ["text", null]}}}] {
		eks_platform_version.deny == set() with input as document
		eks_platform_version.unknown == set() with input as document
	}
}
