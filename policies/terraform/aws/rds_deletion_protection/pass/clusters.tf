resource "aws_rds_cluster" "stock" {
  cluster_identifier  = "stock"
  engine              = "aurora-postgresql"
  deletion_protection = true
}
