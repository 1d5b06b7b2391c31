resource "aws_opensearch_domain" "products" { # finding: terraform.aws.elasticsearch_in_vpc
  domain_name    = "products"
  engine_version = "OpenSearch_2.17"
}
