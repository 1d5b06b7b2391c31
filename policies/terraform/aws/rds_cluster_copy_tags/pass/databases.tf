resource "aws_rds_cluster" "stock" {
  cluster_identifier    = "stock"
  engine                = "aurora-postgresql"
  copy_tags_to_snapshot = true
}
