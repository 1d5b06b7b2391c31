package terraform.aws.redshift_cluster_with_common_username_and_public_access_test

import data.terraform.aws.redshift_cluster_with_common_username_and_public_access as rule

_cluster(user, public) := {"resource": {"aws_redshift_cluster": {"it": [{
	"master_username": user,
	"publicly_accessible": public,
}]}}}

_finding(message) := {{
	"message": message,
	"at": ["resource", "aws_redshift_cluster", "it", 0, "publicly_accessible"],
	"resource": "aws_redshift_cluster.it",
}}

test_finds_public_clusters_with_a_common_user if {
	every user in ["awsuser", "administrator", "Admin"] {
		every public in [true, "true"] {
			found := rule.deny with input as _cluster(user, public)
			found == _finding("cluster is public, and its user has a well-known name")
		}
	}
}

test_accepts_others if {
	every pair in [["awsuser", false], ["awsuser", null], ["shop_loader", true], [7, true], [[], true], [null, true]] {
		rule.deny == set() with input as _cluster(pair[0], pair[1])
		rule.unknown == set() with input as _cluster(pair[0], pair[1])
	}
	rule.deny == set() with input as {"resource": {"aws_redshift_cluster": {"it": [{}]}}}
}

test_does_not_know_variables if {
	every pair in [["awsuser", "${var.public}"], ["${var.user}", true], ["${var.user}", "${var.public}"]] {
		rule.deny == set() with input as _cluster(pair[0], pair[1])
		rule.unknown == _finding("publicly_accessible is known only when Terraform runs") with input as _cluster(pair[0], pair[1])
	}
	rule.unknown == set() with input as _cluster("${var.user}", false)
}

test_accepts_other_documents if {
	rule.deny == set() with input as {"kind": "Pod"}
}
