# METADATA
# title: Policies that AWS manages
# description: >-
#   Where Terraform attaches policies that AWS itself keeps, such as AdministratorAccess, to users, groups, roles and
#   permission sets.
package lib.aws_managed_policies

import data.lib.aws_policies
import data.lib.terraform

# Settings that attach a policy of a name, one for each; `value` is the ARN as it is written.
attached(name) := [setting |
	some setting in _attached
	_is_named(setting.value, name)
]

# Settings of which it is unknown which policy they attach.
undecided := [setting |
	some setting in _attached
	aws_policies.hangs(setting.value)
]

_is_named(arn, name) if {
	is_string(arn)
	regex.match(sprintf(`^arn:[^:]*:iam::aws:policy/(.*/)?%s$`, [name]), arn)
}

_is_named(arn, name) if {
	is_string(arn)
	some policy in object.get(terraform.data_sources, "aws_iam_policy", [])
	terraform.refers_to(arn, policy.address)
	_is_source_of(policy.body, name)
}

_is_source_of(body, name) if body.name == name

_is_source_of(body, name) if {
	is_string(body.arn)
	endswith(body.arn, sprintf("policy/%s", [name]))
}

# Where an ARN, or a list of them, stands.
_arguments := {
	"aws_iam_group_policy_attachment": "policy_arn",
	"aws_iam_group_policy_attachments_exclusive": "policy_arns",
	"aws_iam_policy_attachment": "policy_arn",
	"aws_iam_role": "managed_policy_arns",
	"aws_iam_role_policy_attachment": "policy_arn",
	"aws_iam_role_policy_attachments_exclusive": "policy_arns",
	"aws_iam_user_policy_attachment": "policy_arn",
	"aws_iam_user_policy_attachments_exclusive": "policy_arns",
	"aws_ssoadmin_managed_policy_attachment": "managed_policy_arn",
}

_attached := [setting |
	some type, name in _arguments
	some said in terraform.settings([type], [name], "")
	some setting in _each(said)
]

_each(setting) := [object.union(setting, {"value": value, "at": array.concat(setting.at, [index])}) |
	some index, value in setting.value
] if {
	is_array(setting.value)
} else := [setting]
