resource "aws_opensearch_domain" "products" {
  domain_name    = "products"
  engine_version = "OpenSearch_2.17"

  encrypt_at_rest { # finding: terraform.aws.elasticsearch_encryption_with_cmk
    enabled = true
  }
}
