resource "aws_iam_policy" "carts" {
  name   = "carts"
  policy = <<EOF
{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": "dynamodb:*",
      "Resource": "${aws_dynamodb_table.carts.arn}"
    }
  ]
}
EOF
}
