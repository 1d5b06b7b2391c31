resource "aws_iam_group_policy_attachment" "team" {
  group      = aws_iam_group.team.name
  policy_arn = "arn:aws:iam::aws:policy/IAMFullAccess" # finding: terraform.aws.iam_managed_iam_full_access_policy
}
