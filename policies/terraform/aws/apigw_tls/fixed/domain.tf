resource "aws_api_gateway_domain_name" "api" {
  domain_name              = "api.example.com"
  regional_certificate_arn = aws_acm_certificate_validation.api.certificate_arn
  security_policy          = "TLS_1_2" # finding: terraform.aws.apigw_tls

  endpoint_configuration {
    types = ["REGIONAL"]
  }
}

resource "aws_api_gateway_domain_name" "old" { # finding: terraform.aws.apigw_tls
  domain_name     = "old.example.com"
  certificate_arn = aws_acm_certificate_validation.old.certificate_arn
  security_policy = "TLS_1_2"
}
