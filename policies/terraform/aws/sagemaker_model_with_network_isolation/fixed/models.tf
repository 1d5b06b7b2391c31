resource "aws_sagemaker_model" "prices" { # finding: terraform.aws.sagemaker_model_with_network_isolation
  name               = "prices"
  execution_role_arn = aws_iam_role.prices.arn

  enable_network_isolation = true
}
