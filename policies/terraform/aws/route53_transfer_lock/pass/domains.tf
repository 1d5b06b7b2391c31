resource "aws_route53domains_registered_domain" "shop" {
  domain_name = "shop.example"
}
