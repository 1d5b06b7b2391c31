resource "aws_iam_policy" "team" {
  name = "team"

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["iam:PassRole", "iam:GetRole"]
      Resource = aws_iam_role.task.arn
    }]
  })
}
