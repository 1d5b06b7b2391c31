resource "aws_lambda_function" "orders" { # finding: terraform.aws.lambda_in_vpc
  function_name = "orders"
  role          = aws_iam_role.orders.arn
  runtime       = "python3.13"
  handler       = "orders.handle"
  filename      = "orders.zip"
}
