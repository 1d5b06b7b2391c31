resource "aws_iam_account_password_policy" "all" { # finding: terraform.aws.iam_password_reuse
  require_symbols = true

  password_reuse_prevention = 24
}
