resource "aws_acm_certificate" "shop" {
  domain_name               = "shop.example.com"
  subject_alternative_names = ["www.example.com"]
  validation_method         = "DNS"
}
