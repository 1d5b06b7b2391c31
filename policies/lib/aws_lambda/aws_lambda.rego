# METADATA
# title: Lambda functions in Terraform
# description: Which functions of a module CloudFront runs at its edge, where much of Lambda cannot be had.
package lib.aws_lambda

import data.lib.aws_policies
import data.lib.terraform

# Names of the functions that CloudFront runs: those that a distribution names, and those that have versions, which it asks
# for, and a role that it may take on.
at_edge contains name if {
	some distribution in terraform.resources_of(["aws_cloudfront_distribution"])
	some name in terraform.references(distribution.body, "aws_lambda_function")
}

at_edge contains function.name if {
	some function in object.get(terraform.resources, "aws_lambda_function", [])
	terraform.is_true(object.get(function.body, "publish", false))
	some role in terraform.references(object.get(function.body, "role", null), "aws_iam_role")
	role in _roles_of_edge
}

_roles_of_edge contains statement.setting.resource.name if {
	some statement in aws_policies.statements(terraform.settings(["aws_iam_role"], ["assume_role_policy"], null))
	some principal in statement.principals
	principal.value == "edgelambda.amazonaws.com"
}
