resource "aws_sagemaker_endpoint_configuration" "prices" { # finding: terraform.aws.sagemaker_endpoint_configuration_encryption
  name = "prices"
}
