resource "aws_docdb_cluster" "orders" {
  cluster_identifier              = "orders"
  engine                          = "docdb"
  master_username                 = "orders"
  master_password                 = var.password
  enabled_cloudwatch_logs_exports = ["audit", "profiler"]
}
