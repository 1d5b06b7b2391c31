resource "aws_opensearch_domain" "products" { # finding: terraform.aws.es_logging
  domain_name    = "products"
  engine_version = "OpenSearch_2.17"
}

resource "aws_elasticsearch_domain" "logs" {
  domain_name           = "logs"
  elasticsearch_version = "7.10"

  log_publishing_options {
    log_type                 = "INDEX_SLOW_LOGS"
    cloudwatch_log_group_arn = aws_cloudwatch_log_group.search.arn
    enabled                  = false # finding: terraform.aws.es_logging
  }
}
