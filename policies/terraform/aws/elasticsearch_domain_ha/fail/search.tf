resource "aws_opensearch_domain" "products" {
  domain_name    = "products"
  engine_version = "OpenSearch_2.17"

  cluster_config { # finding: terraform.aws.elasticsearch_domain_ha
    instance_type  = "r7g.large.search"
    instance_count = 3
  }
}
