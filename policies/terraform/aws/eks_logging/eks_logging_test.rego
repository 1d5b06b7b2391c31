package terraform.aws.eks_logging_test

import data.terraform.aws.eks_logging

_cluster(body) := {"resource": {"aws_eks_cluster": {"shop": [body]}}}

_path := ["resource", "aws_eks_cluster", "shop", 0]

_all := ["api", "audit", "authenticator", "controllerManager", "scheduler"]

test_finds_clusters_without_logs if {
	eks_logging.deny == {{
		"message": "control plane does not log api, audit, authenticator, controllerManager, scheduler",
		"at": _path,
		"resource": "aws_eks_cluster.shop",
	}} with input as _cluster({"name": "shop"})
}

test_finds_clusters_with_some_logs if {
	eks_logging.deny == {{
		"message": "control plane does not log controllerManager, scheduler",
		"at": array.concat(_path, ["enabled_cluster_log_types"]),
		"resource": "aws_eks_cluster.shop",
	}} with input as _cluster({"enabled_cluster_log_types": ["api", "audit", "authenticator"]})
}

test_accepts_clusters_with_all_logs if {
	eks_logging.deny == set() with input as _cluster({"enabled_cluster_log_types": _all})
	eks_logging.unknown == set() with input as _cluster({"enabled_cluster_log_types": array.concat(_all, ["${var.more}"])})
}

test_does_not_know_variables if {
	every value in ["${var.logs}", ["api", "${var.log}"]] {
		eks_logging.deny == set() with input as _cluster({"enabled_cluster_log_types": value})
		eks_logging.unknown == {{
			"message": "enabled_cluster_log_types is known only when Terraform runs",
			"at": array.concat(_path, ["enabled_cluster_log_types"]),
			"resource": "aws_eks_cluster.shop",
		}} with input as _cluster({"enabled_cluster_log_types": value})
	}
}

test_accepts_other_documents if {
	eks_logging.deny == set() with input as {"kind": "Pod"}
}
