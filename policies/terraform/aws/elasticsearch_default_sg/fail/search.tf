resource "aws_opensearch_domain" "products" {
  domain_name    = "products"
  engine_version = "OpenSearch_2.17"

  vpc_options { # finding: terraform.aws.elasticsearch_default_sg
    subnet_ids = [aws_subnet.private.id]
  }
}
