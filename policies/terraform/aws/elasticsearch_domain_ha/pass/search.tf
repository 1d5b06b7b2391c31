resource "aws_opensearch_domain" "products" {
  domain_name    = "products"
  engine_version = "OpenSearch_2.17"

  cluster_config {
    instance_type            = "r7g.large.search"
    instance_count           = 4
    dedicated_master_enabled = true
    dedicated_master_count   = 3
    dedicated_master_type    = "m7g.large.search"
    zone_awareness_enabled   = true
  }
}
