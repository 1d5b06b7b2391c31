resource "aws_iam_role" "deploy" {
  name = "deploy"

  assume_role_policy = jsonencode({ # finding: terraform.aws.github_actions_oidc_trust_policy_on_role
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRoleWithWebIdentity"
      Principal = { Federated = "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com" }
      Condition = { StringEquals = { "token.actions.githubusercontent.com:aud" = "sts.amazonaws.com" } }
    }]
  })
}
