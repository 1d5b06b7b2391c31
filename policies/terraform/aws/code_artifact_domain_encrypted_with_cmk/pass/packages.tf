resource "aws_codeartifact_domain" "it" {
  domain = "shop"

  encryption_key = aws_kms_key.own.arn
}
