# METADATA
# title: Role that any workflow of GitHub may take on
# description: >-
#   The trust policy of the role accepts tokens of GitHub Actions and does not say of which repository or
#   organization. Every workflow on GitHub, of whoever, may take the role on. A condition on the audience (`:aud`)
#   does not help: it is the same for all.
# related_resources:
#   - ref: https://docs.github.com/en/actions/how-tos/secure-your-work/security-harden-deployments/oidc-in-aws
#     description: GitHub, Configuring OpenID Connect in Amazon Web Services
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html
#     description: AWS, Create a role for OpenID Connect federation
# custom:
#   severity: critical
#   kinds: [terraform_module/aws_iam_role]
#   remediation: >-
#     Add the condition `StringLike = { "token.actions.githubusercontent.com:sub" = "repo:ORGANIZATION/REPOSITORY:*"
#     }`, better with the branch or the environment.
package terraform.aws.github_actions_oidc_trust_policy_on_role

import data.lib.aws_policies
import data.lib.terraform

deny contains terraform.finding(statement.setting, "any workflow of GitHub may take the role on") if {
	some statement in _wide
	statement.effect == "Allow"
	statement.doubts == []
}

unknown contains terraform.finding(statement.setting, message) if {
	some statement in _wide
	terraform.unknown([statement.effect, statement.doubts])
	message := "whether any workflow of GitHub may take the role on is known only when Terraform runs"
}

unknown contains finding if some finding in terraform.undecided(aws_policies.unread(_policies))

_policies := terraform.settings(["aws_iam_role"], ["assume_role_policy"], null)

_issuer := "token.actions.githubusercontent.com"

_wide := [statement |
	some statement in aws_policies.statements(_policies)
	statement.effect != "Deny"
	some principal in statement.principals
	principal.type == "Federated"
	_is_github(principal.value)
	not _is_narrowed(statement)
]

_is_github(provider) if {
	is_string(provider)
	contains(provider, _issuer)
}

_is_github(provider) if {
	some resource in terraform.resources_of(["aws_iam_openid_connect_provider"])
	terraform.refers_to(provider, resource.address)
	is_string(resource.body.url)
	contains(resource.body.url, _issuer)
}

# Whether a statement says which repository, or which organization: values that are unknown do. ForAllValues holds where
# the claim is missing, too, but GitHub's tokens have each of these.
_is_narrowed(statement) if {
	some condition in statement.conditions
	is_string(condition.operator)
	regex.match(`^(ForAnyValue:|ForAllValues:)?String(Equals|Like|EqualsIgnoreCase)$`, condition.operator)
	_names_repository(condition.key)
	count(condition.values) > 0
	every value in condition.values {
		not _is_anything(value)
	}
}

# The claims of GitHub's tokens that tell where a workflow is from; a key that is unknown may be one.
_names_repository(key) if terraform.unknown(key)

_names_repository(key) if {
	some claim in ["sub", "repository", "repository_id", "repository_owner", "repository_owner_id", "job_workflow_ref"]
	lower(key) == sprintf("%s:%s", [_issuer, claim])
}

_is_anything(value) if {
	is_string(value)
	regex.match(`^(repo:)?[*?]`, value)
}

_is_anything(value) if value in {"", "repo:"}
