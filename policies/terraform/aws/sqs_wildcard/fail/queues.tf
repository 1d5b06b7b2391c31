resource "aws_sqs_queue_policy" "orders" {
  queue_url = aws_sqs_queue.orders.id
  policy = jsonencode({ # finding: terraform.aws.sqs_wildcard
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::111122223333:root" }
      Action    = "sqs:*"
      Resource  = aws_sqs_queue.orders.arn
    }]
  })
}

resource "aws_sqs_queue" "mail" {
  name   = "mail"
  policy = data.aws_iam_policy_document.mail.json
}

data "aws_iam_policy_document" "mail" {
  statement { # finding: terraform.aws.sqs_wildcard
    actions   = ["*"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::111122223333:role/mailer"]
    }
  }
}
