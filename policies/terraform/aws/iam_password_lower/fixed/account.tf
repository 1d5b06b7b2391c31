resource "aws_iam_account_password_policy" "all" {
  minimum_password_length      = 14
  require_lowercase_characters = true # finding: terraform.aws.iam_password_lower
}
