resource "aws_iam_policy" "reports" {
  name = "reports"
  policy = jsonencode({ # finding: terraform.aws.iam_star_action
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "*"
      Resource = aws_s3_bucket.reports.arn
    }]
  })
}

data "aws_iam_policy_document" "orders" {
  statement {
    actions   = ["*"] # finding: terraform.aws.iam_star_action
    resources = [aws_dynamodb_table.orders.arn]
  }
}
