package terraform.aws.eks_secrets_encryption_test

import data.terraform.aws.eks_secrets_encryption

_cluster(body) := {"resource": {"aws_eks_cluster": {"shop": [body]}}}

_path := ["resource", "aws_eks_cluster", "shop", 0]

_key := [{"key_arn": "${aws_kms_key.eks.arn}"}]

test_finds_clusters_without_a_key if {
	eks_secrets_encryption.deny == {{
		"message": "secrets are not encrypted with a key of your own",
		"at": _path,
		"resource": "aws_eks_cluster.shop",
	}} with input as _cluster({"name": "shop"})
}

test_finds_keys_that_are_not_for_secrets if {
	eks_secrets_encryption.deny == {{
		"message": "secrets are not encrypted with a key of your own",
		"at": array.concat(_path, ["encryption_config", 0, "resources"]),
		"resource": "aws_eks_cluster.shop",
	}} with input as _cluster({"encryption_config": [{"resources": [], "provider": _key}]})
}

test_finds_a_key_that_is_empty if {
	eks_secrets_encryption.deny == {{
		"message": "secrets are not encrypted with a key of your own",
		"at": array.concat(_path, ["encryption_config", 0, "provider", 0, "key_arn"]),
		"resource": "aws_eks_cluster.shop",
	}} with input as _cluster({"encryption_config": [{"resources": ["secrets"], "provider": [{"key_arn": ""}]}]})
}

test_accepts_clusters_with_a_key if {
	body := {"encryption_config": [{"resources": ["secrets"], "provider": _key}]}
	eks_secrets_encryption.deny == set() with input as _cluster(body)
	eks_secrets_encryption.unknown == set() with input as _cluster(body)
}

test_does_not_know_variables if {
	dynamic := {"dynamic": {"encryption_config": [{
		"for_each": "${var.keys}",
		"content": [{"resources": ["secrets"], "provider": [{"key_arn": "${encryption_config.value}"}]}],
	}]}}
	eks_secrets_encryption.deny == set() with input as _cluster(dynamic)
	eks_secrets_encryption.unknown == {{
		"message": "encryption_config.provider.key_arn is known only when Terraform runs",
		"at": array.concat(_path, [
			"dynamic", "encryption_config", 0, "content", 0,
			"provider", 0, "key_arn",
		]),
		"resource": "aws_eks_cluster.shop",
	}} with input as _cluster(dynamic)
	eks_secrets_encryption.deny == set() with input as _cluster({"encryption_config": "${var.keys}"})
	eks_secrets_encryption.deny == set() with input as _cluster({"encryption_config": [{"resources": "${var.kinds}", "provider": _key}]})
	count(eks_secrets_encryption.unknown) == 1 with input as _cluster({"encryption_config": [{"resources": "${var.kinds}", "provider": _key}]})
}

test_accepts_other_documents if {
	eks_secrets_encryption.deny == set() with input as {"kind": "Pod"}
}
