resource "aws_cloudsearch_domain" "products" { # finding: terraform.aws.cloudsearch_domain_enforce_https
  name = "products"
}
