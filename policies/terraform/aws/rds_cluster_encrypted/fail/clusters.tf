resource "aws_rds_global_cluster" "stock" { # finding: terraform.aws.rds_cluster_encrypted
  global_cluster_identifier = "stock"
  engine                    = "aurora-postgresql"
}
