resource "aws_cloudsearch_domain" "products" {
  name = "products"

  endpoint_options { # finding: terraform.aws.cloudsearch_domain_tls
    enforce_https = true
  }
}
