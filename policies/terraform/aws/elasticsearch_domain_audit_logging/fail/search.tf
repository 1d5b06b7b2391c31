resource "aws_opensearch_domain" "products" { # finding: terraform.aws.elasticsearch_domain_audit_logging
  domain_name    = "products"
  engine_version = "OpenSearch_2.17"

  log_publishing_options {
    log_type                 = "INDEX_SLOW_LOGS"
    cloudwatch_log_group_arn = aws_cloudwatch_log_group.search.arn
  }
}
