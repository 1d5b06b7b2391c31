resource "aws_ami_copy" "it" {
  name              = "base"
  source_ami_id     = "ami-0123456789abcdef0"
  source_ami_region = "eu-central-1"
  encrypted         = true

  kms_key_id = aws_kms_key.own.arn
}
