resource "aws_rds_global_cluster" "stock" {
  global_cluster_identifier = "stock"
  engine                    = "aurora-postgresql"
  storage_encrypted         = true
}
