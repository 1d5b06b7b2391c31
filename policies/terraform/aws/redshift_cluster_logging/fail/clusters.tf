resource "aws_redshift_cluster" "warehouse" { # finding: terraform.aws.redshift_cluster_logging
  cluster_identifier = "warehouse"
  node_type          = "ra3.large"
}

resource "aws_redshift_cluster" "reports" { # finding: terraform.aws.redshift_cluster_logging
  cluster_identifier = "reports"
  node_type          = "ra3.large"

  logging {
    enable = false
  }
}
