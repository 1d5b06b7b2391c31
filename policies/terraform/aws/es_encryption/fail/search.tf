resource "aws_opensearch_domain" "products" { # finding: terraform.aws.es_encryption
  domain_name    = "products"
  engine_version = "OpenSearch_2.17"

  cluster_config {
    instance_type  = "r7g.large.search"
    instance_count = 3
  }
}

resource "aws_elasticsearch_domain" "logs" {
  domain_name           = "logs"
  elasticsearch_version = "7.10"

  encrypt_at_rest {
    enabled = false # finding: terraform.aws.es_encryption
  }
}
