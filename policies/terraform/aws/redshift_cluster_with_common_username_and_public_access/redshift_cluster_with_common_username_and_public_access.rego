# METADATA
# title: Public Redshift cluster with a well-known user
# description: >-
#   The cluster can be reached from the internet, and its first user has a name that attackers try first, as `awsuser`
#   or `admin`. What is left to guess is a password.
# related_resources:
#   - ref: https://docs.aws.amazon.com/redshift/latest/mgmt/managing-clusters-vpc.html
#     description: AWS, Redshift resources in a VPC
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/redshift-controls.html#redshift-8
#     description: AWS Security Hub, Redshift.8
# custom:
#   severity: high
#   kinds: [terraform_module/aws_redshift_cluster]
#   remediation: >-
#     Set `publicly_accessible = false`, and choose another `master_username` for a new cluster: it cannot be changed
#     later.
#   controls:
#     fsbp: ["Redshift.1", "Redshift.8"]
package terraform.aws.redshift_cluster_with_common_username_and_public_access

import data.lib.terraform

deny contains terraform.finding(setting, "cluster is public, and its user has a well-known name") if {
	some setting in _access
	terraform.is_true(setting.value)
	_is_common(setting.user)
}

unknown contains finding if {
	some setting in _access
	not terraform.is_false(setting.value)
	_may_be_common(setting.user)
	doubts := [value | some value in [setting.value, setting.user]; terraform.unknown(value)]
	some finding in terraform.undecided([object.union(setting, {"value": doubts[0]})])
}

_access := [object.union(setting, {"user": object.get(setting.resource.body, "master_username", "")}) |
	some setting in terraform.settings(["aws_redshift_cluster"], ["publicly_accessible"], false)
]

_is_common(user) if {
	is_string(user)
	lower(user) in {"admin", "administrator", "awsuser", "master", "postgres", "rdsadmin", "redshift", "root", "user"}
}

_may_be_common(user) if _is_common(user)

_may_be_common(user) if terraform.unknown(user)
