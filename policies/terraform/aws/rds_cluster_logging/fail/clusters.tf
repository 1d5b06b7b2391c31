resource "aws_rds_cluster" "stock" { # finding: terraform.aws.rds_cluster_logging
  cluster_identifier = "stock"
  engine             = "aurora-postgresql"
}
