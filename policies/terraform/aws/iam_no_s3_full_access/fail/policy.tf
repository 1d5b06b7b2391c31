resource "aws_iam_role_policy" "reports" {
  role = aws_iam_role.reports.id

  policy = jsonencode({ # finding: terraform.aws.iam_no_s3_full_access
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "s3:*"
      Resource = "*"
    }]
  })
}

resource "aws_iam_role_policy_attachment" "uploads" {
  role       = aws_iam_role.uploads.name
  policy_arn = "arn:aws:iam::aws:policy/AmazonS3FullAccess" # finding: terraform.aws.iam_no_s3_full_access
}
