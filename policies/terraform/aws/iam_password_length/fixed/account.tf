resource "aws_iam_account_password_policy" "all" {
  minimum_password_length = 14 # finding: terraform.aws.iam_password_length
}
