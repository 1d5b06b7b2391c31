resource "aws_lambda_function" "orders" {
  function_name = "orders"
  role          = aws_iam_role.orders.arn
  runtime       = "python3.13"
  handler       = "orders.handle"
  filename      = "orders.zip"

  code_signing_config_arn = aws_lambda_code_signing_config.release.arn
}
