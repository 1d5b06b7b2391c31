resource "aws_opensearch_domain" "products" {
  domain_name    = "products"
  engine_version = "OpenSearch_2.17"

  domain_endpoint_options {
    enforce_https       = true
    tls_security_policy = "Policy-Min-TLS-1-0-2019-07" # finding: terraform.aws.es_tls
  }
}

resource "aws_elasticsearch_domain" "logs" { # finding: terraform.aws.es_tls
  domain_name           = "logs"
  elasticsearch_version = "7.10"
}
