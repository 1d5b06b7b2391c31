resource "aws_sagemaker_domain" "research" {
  domain_name = "research"
  auth_mode   = "IAM"
  kms_key_id  = aws_kms_key.research.arn
}
