resource "aws_iam_policy" "team" {
  name = "team"

  policy = jsonencode({ # finding: terraform.aws.iam_policy_not_allow_full_iam_access
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["iam:*", "s3:GetObject"]
      Resource = "*"
    }]
  })
}
