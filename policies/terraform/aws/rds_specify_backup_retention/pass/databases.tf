resource "aws_rds_cluster" "stock" {
  cluster_identifier      = "stock"
  engine                  = "aurora-postgresql"
  backup_retention_period = 14
}
