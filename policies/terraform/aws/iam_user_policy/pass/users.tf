resource "aws_iam_group_policy_attachment" "staff" {
  group      = aws_iam_group.staff.name
  policy_arn = aws_iam_policy.reports.arn
}

resource "aws_iam_policy_attachment" "reports" {
  name       = "reports"
  policy_arn = aws_iam_policy.reports.arn
  groups     = [aws_iam_group.staff.name]
  roles      = [aws_iam_role.ci.name]
}
