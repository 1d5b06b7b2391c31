resource "aws_iam_user" "ana" { # finding: terraform.aws.iam_user_has_no_console_access
  name = "ana"
}

resource "aws_iam_user_login_profile" "ana" {
  user                    = aws_iam_user.ana.name
  password_reset_required = true
}
