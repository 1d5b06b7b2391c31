resource "aws_sagemaker_model" "prices" {
  name                     = "prices"
  execution_role_arn       = aws_iam_role.prices.arn
  enable_network_isolation = true
}
