resource "aws_lambda_function" "orders" {
  function_name = "orders"
  role          = aws_iam_role.orders.arn
  runtime       = "python3.8" # finding: terraform.aws.deprecated_lambda_runtime
  handler       = "orders.handle"
  filename      = "orders.zip"
}
