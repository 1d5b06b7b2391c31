resource "aws_opensearch_domain" "search" { # finding: terraform.aws.open_search_domain_has_fine_grained_control
  domain_name = "search"
}

resource "aws_elasticsearch_domain" "old" {
  domain_name = "old"

  advanced_security_options {
    enabled = false # finding: terraform.aws.open_search_domain_has_fine_grained_control
  }
}
