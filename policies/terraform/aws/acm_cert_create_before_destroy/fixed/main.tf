resource "aws_acm_certificate" "shop" { # finding: terraform.aws.acm_cert_create_before_destroy
  domain_name       = "shop.example.com"
  validation_method = "DNS"

  lifecycle {
    create_before_destroy = true
  }
}
