resource "aws_iam_account_password_policy" "all" {
  password_reuse_prevention = 24 # finding: terraform.aws.iam_password_reuse
}
