resource "aws_iam_user_policy" "jim" { # finding: terraform.aws.iam_user_policy
  user   = aws_iam_user.jim.name
  policy = data.aws_iam_policy_document.reports.json
}

resource "aws_iam_policy_attachment" "reports" {
  name       = "reports"
  policy_arn = aws_iam_policy.reports.arn
  users      = [aws_iam_user.jim.name] # finding: terraform.aws.iam_user_policy
}
