resource "aws_sagemaker_endpoint_configuration" "prices" {
  name        = "prices"
  kms_key_arn = aws_kms_key.prices.arn
}
