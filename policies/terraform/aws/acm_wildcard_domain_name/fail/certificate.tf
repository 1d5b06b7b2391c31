resource "aws_acm_certificate" "all" {
  domain_name       = "*.example.com" # finding: terraform.aws.acm_wildcard_domain_name
  validation_method = "DNS"
}
