resource "aws_lambda_function" "orders" { # finding: terraform.aws.lambda_tracing
  function_name = "orders"
  role          = aws_iam_role.orders.arn
  package_type  = "Image"
  image_uri     = var.image
}

resource "aws_lambda_function" "mail" {
  function_name = "mail"
  role          = aws_iam_role.mail.arn
  package_type  = "Image"
  image_uri     = var.image

  tracing_config {
    mode = "PassThrough" # finding: terraform.aws.lambda_tracing
  }
}
