resource "aws_neptune_cluster" "graph" {
  cluster_identifier             = "graph"
  storage_encrypted              = true
  enable_cloudwatch_logs_exports = ["audit", "slowquery"]
}
