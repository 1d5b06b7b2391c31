resource "aws_rds_cluster" "stock" { # finding: terraform.aws.rds_deletion_protection
  cluster_identifier = "stock"
  engine             = "aurora-postgresql"
}
