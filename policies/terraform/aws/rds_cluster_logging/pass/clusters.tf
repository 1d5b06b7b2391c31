resource "aws_rds_cluster" "stock" {
  cluster_identifier              = "stock"
  engine                          = "aurora-postgresql"
  enabled_cloudwatch_logs_exports = ["postgresql"]
}
