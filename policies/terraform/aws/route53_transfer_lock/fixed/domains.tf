resource "aws_route53domains_registered_domain" "shop" {
  domain_name   = "shop.example"
  transfer_lock = true # finding: terraform.aws.route53_transfer_lock
}
