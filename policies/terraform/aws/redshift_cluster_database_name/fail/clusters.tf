resource "aws_redshift_cluster" "warehouse" { # finding: terraform.aws.redshift_cluster_database_name
  cluster_identifier = "warehouse"
  node_type          = "ra3.large"
}

resource "aws_redshift_cluster" "reports" {
  cluster_identifier = "reports"
  node_type          = "ra3.large"
  database_name      = "dev" # finding: terraform.aws.redshift_cluster_database_name
}
