resource "aws_iam_policy" "reports" {
  name = "reports"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "s3:*" # finding: terraform.aws.iam_wildcard
      Resource = "${aws_s3_bucket.reports.arn}/*"
    }]
  })
}

data "aws_iam_policy_document" "orders" {
  statement {
    actions   = ["sqs:SendMessage", "dynamodb:*"] # finding: terraform.aws.iam_wildcard
    resources = [aws_sqs_queue.orders.arn, aws_dynamodb_table.orders.arn]
  }
}
