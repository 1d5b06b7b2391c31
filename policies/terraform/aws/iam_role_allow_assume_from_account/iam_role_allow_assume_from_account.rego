# METADATA
# title: Role that all of an account may take on
# description: >-
#   The trust policy of the role names an account as a whole (its id or its root). Whoever may call `sts:AssumeRole`
#   there takes the role on: that other account alone decides who that is. Statements with a condition on who calls,
#   or on an external id, are left out.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
#     description: AWS, Principal
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html
#     description: AWS, Access to AWS accounts owned by third parties
# custom:
#   severity: low
#   kinds: [terraform_module/aws_iam_role]
#   remediation: >-
#     Name the roles that may take it on, such as `arn:aws:iam::123456789012:role/deploy`, or narrow the statement
#     with the conditions `aws:PrincipalArn` or `sts:ExternalId`.
package terraform.aws.iam_role_allow_assume_from_account

import data.lib.aws_policies
import data.lib.terraform

deny contains terraform.finding(statement.setting, "everybody in an account may take the role on") if {
	some statement in _wide
	statement.effect == "Allow"
	statement.doubts == []
}

unknown contains terraform.finding(statement.setting, message) if {
	some statement in _wide
	terraform.unknown([statement.effect, statement.doubts])
	message := "whether everybody in an account may take the role on is known only when Terraform runs"
}

unknown contains finding if some finding in terraform.undecided(aws_policies.unread(_policies))

_policies := terraform.settings(["aws_iam_role"], ["assume_role_policy"], null)

# Statements that name an account as a whole and do not narrow who of it is meant.
_wide := [statement |
	some statement in aws_policies.statements(_policies)
	statement.effect != "Deny"
	some principal in statement.principals
	principal.type == "AWS"
	_is_account(principal.value)
	not _is_narrowed(statement)
]

_is_account(principal) if regex.match(`^([0-9]{12}|arn:[^:]*:iam::([0-9]{12}|\$\{[^{}]*\}):root)$`, sprintf("%v", [principal]))

_is_narrowed(statement) if {
	some condition in statement.conditions
	aws_policies.narrows(condition)
}

_is_narrowed(statement) if {
	some condition in statement.conditions
	lower(condition.key) == "sts:externalid"
}
