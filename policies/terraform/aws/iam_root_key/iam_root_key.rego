# METADATA
# title: Access key for a user called root
# description: >-
#   An access key is made for a user of the name `root`. A key of the root user can do everything in the account,
#   cannot be limited by any policy and lies in the state in plain text; a user who only bears that name is mistaken
#   for it.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/root-user-best-practices.html
#     description: AWS, Root user best practices
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-4
#     description: AWS Security Hub, IAM.4
# custom:
#   severity: critical
#   kinds: [terraform_module/aws_iam_access_key]
#   remediation: >-
#     Remove the key, and delete it in the account's security credentials if it exists. Let programs use a role:
#     instance profiles, IAM Roles Anywhere, or OIDC for pipelines.
#   controls:
#     cis_aws_3_0: ["1.4"]
#     fsbp: ["IAM.4"]
package terraform.aws.iam_root_key

import data.lib.terraform

deny contains {"message": message, "at": at, "resource": key.address} if {
	some key in terraform.resources_of(["aws_iam_access_key"])
	_root(key)
	at := array.concat(key.path, ["user"])
	message := "access key is for the user root"
}

_root(key) if _is_root(key.body.user)

_root(key) if {
	some user in terraform.resources_of(["aws_iam_user"])
	_is_root(user.body.name)
	user.name in terraform.targets(key, "user", "aws_iam_user")
}

_is_root(name) if {
	is_string(name)
	lower(name) == "root"
}
