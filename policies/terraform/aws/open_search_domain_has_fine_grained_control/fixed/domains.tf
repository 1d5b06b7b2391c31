resource "aws_opensearch_domain" "search" { # finding: terraform.aws.open_search_domain_has_fine_grained_control
  domain_name = "search"

  advanced_security_options {
    enabled = true
  }
}

resource "aws_elasticsearch_domain" "old" {
  domain_name = "old"

  advanced_security_options {
    enabled = true # finding: terraform.aws.open_search_domain_has_fine_grained_control
  }
}
