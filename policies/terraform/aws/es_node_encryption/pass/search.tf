resource "aws_opensearch_domain" "products" {
  domain_name    = "products"
  engine_version = "OpenSearch_2.17"

  cluster_config {
    instance_type  = "r7g.large.search"
    instance_count = 3
  }

  node_to_node_encryption {
    enabled = true
  }
}

resource "aws_opensearch_domain" "trial" {
  domain_name    = "trial"
  engine_version = "OpenSearch_2.17"

  cluster_config {
    instance_type = "t3.small.search"
  }
}
